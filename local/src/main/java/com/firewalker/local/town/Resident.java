package com.firewalker.local.town;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** A walker's character: what does not change from day to day. */
record Resident(int number, String name, ZoneId zone, int usualSteps, int goal, boolean hasWatch, boolean isPublic) {

    private static final List<String> NAMES = List.of(
            "Ada", "Ben", "Chioma", "Dario", "Elif", "Farid", "Greta", "Haneul", "Ines", "Jonas", "Kenji", "Lena",
            "Mirjam", "Nuno", "Oskar", "Priya", "Quentin", "Rosa", "Seojun", "Tomas", "Uma", "Viktor", "Wanda",
            "Ximena", "Yuna", "Zoe");
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("Asia/Seoul"),
            ZoneId.of("America/New_York"),
            ZoneId.of("Asia/Kolkata"),
            ZoneId.of("Australia/Lord_Howe"));

    static Resident of(int number, long seed) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
        int usual = 4_000 + random.nextInt(10_000);
        String name = NAMES.get(number % NAMES.size());
        return new Resident(
                number,
                number < NAMES.size() ? name : name + " " + (number / NAMES.size() + 1),
                // Half the town lives where Firewalker's first walkers do, the others all over the world.
                random.nextInt(2) == 0 ? ZONES.get(0) : ZONES.get(random.nextInt(ZONES.size())),
                usual,
                usual / 1000 * 1000 + random.nextInt(3) * 1000,
                random.nextInt(3) > 0,
                random.nextInt(5) > 0);
    }

    String email(long seed) {
        return String.format(
                Locale.ROOT, "%s.%d.%d@town.example", name.replace(' ', '-').toLowerCase(Locale.ROOT), seed, number);
    }
}
