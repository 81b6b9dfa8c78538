package com.firewalker.query.day.settings;

import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;

/** A walker's goals by the local date from which each holds (domain-rules.md 6.1). */
public record GoalTimeline(NavigableMap<LocalDate, Integer> goals) {

    /** Before every date a walker can name: the goal a walker registered with. */
    public static final LocalDate BEGINNING = LocalDate.of(1000, 1, 1);

    /** The goal of a walker whose registration this view has not seen. */
    static final int UNTIL_KNOWN = 10_000;

    public int on(LocalDate date) {
        Map.Entry<LocalDate, Integer> goal = goals.floorEntry(date);
        return goal == null ? UNTIL_KNOWN : goal.getValue();
    }
}
