package com.firewalker.command.steps;

import java.util.List;

/** What the walker wants of a date: steps to reach, and device ids by preference (empty: the order of kinds). */
public record DaySettings(int goal, List<String> preference) {

    public DaySettings {
        if (goal < 1 || goal > 100_000) throw new IllegalArgumentException("goal must be 1 to 100000: " + goal);
        preference = List.copyOf(preference);
    }
}
