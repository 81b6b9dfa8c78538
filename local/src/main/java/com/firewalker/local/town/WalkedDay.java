package com.firewalker.local.town;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What one resident walks on one date, in walks of ten minutes, and what each device makes of it. */
record WalkedDay(List<Walk> watch, List<Walk> phone) {

    private static final int MINUTES = 10;
    private static final int MAX_PER_WALK = 1_300;

    /** Ten minutes of walking as a device saw them. */
    record Walk(ZonedDateTime start, int steps) {
        ZonedDateTime end() {
            return start.plusMinutes(MINUTES);
        }
    }

    /** Nothing that would lie after {@code now}. */
    static WalkedDay of(Resident resident, LocalDate date, long seed, Instant now) {
        SplittableRandom random =
                new SplittableRandom(seed * 31 + resident.number() * 1_000_003L + date.toEpochDay() * 7_919);
        boolean weekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
        double mood = 0.55 + 0.9 * random.nextDouble() + (weekend ? 0.25 * random.nextDouble() : 0);
        int left = (int) (resident.usualSteps() * mood);
        List<Walk> watch = new ArrayList<>();
        List<Walk> phone = new ArrayList<>();
        ZonedDateTime at = date.atStartOfDay(resident.zone()).plusMinutes(390 + MINUTES * random.nextInt(9));
        while (left > 0 && at.toLocalDate().equals(date)) {
            int steps = Math.min(left, walk(at, weekend, random));
            if (steps > 0 && at.plusMinutes(MINUTES).toInstant().isBefore(now)) {
                see(resident, at, steps, random, watch, phone);
            }
            left -= steps;
            at = at.plusMinutes(MINUTES);
        }
        return new WalkedDay(watch, phone);
    }

    /** Commutes, lunch and the evening are for walking; the rest of the day for a few steps here and there. */
    private static int walk(ZonedDateTime at, boolean weekend, SplittableRandom random) {
        int hour = at.getHour();
        boolean walking = weekend ? hour >= 10 && hour < 17 : hour == 8 || hour == 12 || hour == 17 || hour == 19;
        if (random.nextInt(100) < (walking ? 60 : 18)) {
            return Math.min(MAX_PER_WALK, (walking ? 350 : 60) + random.nextInt(walking ? 700 : 160));
        }
        return 0;
    }

    private static void see(
            Resident resident,
            ZonedDateTime at,
            int steps,
            SplittableRandom random,
            List<Walk> watch,
            List<Walk> phone) {
        if (resident.hasWatch() && random.nextInt(100) < 90) {
            watch.add(new Walk(at, steps));
        }
        if (!resident.hasWatch() || random.nextInt(100) < 60) {
            phone.add(new Walk(at, Math.max(1, steps * (93 + random.nextInt(8)) / 100)));
        }
    }
}
