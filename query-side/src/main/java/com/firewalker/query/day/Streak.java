package com.firewalker.query.day;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Consecutive lived local dates whose goal was reached: the one function for every caller that speaks of streaks.
 * Shape: marks (date, reached) of the dates that have data. Rules: domain-rules.md 6.3, 6.4.
 */
public final class Streak {

    private static final int MOST_DATES_LEFT_OUT = 3;

    private final NavigableMap<LocalDate, Integer> runs = new TreeMap<>();
    private final Predicate<LocalDate> lived;
    private int best;

    /** @param lived false for dates the walker's calendar leaves out: they neither break a streak nor add to it */
    public Streak(NavigableMap<LocalDate, Boolean> marks, Predicate<LocalDate> lived) {
        this.lived = lived;
        marks.forEach((date, reached) -> {
            int run = reached ? 1 + runBefore(date) : 0;
            runs.put(date, run);
            best = Math.max(best, run);
        });
    }

    /** The streak that ends on the date; an open date (today) that is not reached yet does not break it. */
    public int endingOn(LocalDate date, LocalDate today) {
        LocalDate day = date.isAfter(today) ? today : date;
        int run = runs.getOrDefault(day, 0);
        boolean mayStillCome = day.equals(today) || !runs.containsKey(day) && !lived.test(day);
        return run > 0 || !mayStillCome ? run : runBefore(day);
    }

    /** A length of a run in days, and the date on which the run became so long. */
    record Milestone(int days, LocalDate date) {}

    /** Where the run that the date stands in becomes as long as wanted, there or later; none where it is not reached. */
    List<Milestone> milestones(LocalDate date, Set<Integer> wanted) {
        List<Milestone> milestones = new ArrayList<>();
        int length = runs.getOrDefault(date, 0);
        for (Map.Entry<LocalDate, Integer> day : runs.tailMap(date, true).entrySet()) {
            if (length == 0 || day.getValue() != length) {
                break;
            }
            if (wanted.contains(length)) {
                milestones.add(new Milestone(length, day.getKey()));
            }
            length++;
        }
        return milestones;
    }

    public int best() {
        return best;
    }

    private int runBefore(LocalDate date) {
        Map.Entry<LocalDate, Integer> earlier = runs.lowerEntry(date);
        return earlier != null && nothingLivedBetween(earlier.getKey(), date) ? earlier.getValue() : 0;
    }

    private boolean nothingLivedBetween(LocalDate earlier, LocalDate later) {
        return ChronoUnit.DAYS.between(earlier, later) <= MOST_DATES_LEFT_OUT
                && earlier.plusDays(1).datesUntil(later).noneMatch(lived);
    }
}
