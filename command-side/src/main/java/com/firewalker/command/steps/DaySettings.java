package com.firewalker.command.steps;

import com.firewalker.command.walker.Timeline;
import com.firewalker.events.v1.DeviceKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What the walker's own stream says of a date: steps to reach, device ids by preference (empty: the order of kinds),
 * what kind each known device is, and when the date is over. Source: domain-rules.md 3.4, 4.1, 6.1, 9.2.
 */
public record DaySettings(int goal, List<String> preference, Map<String, DeviceKind> kinds, long endsAtMillis) {

    public DaySettings {
        if (goal < 1 || goal > 100_000) {
            throw new IllegalArgumentException("goal must be 1 to 100000: " + goal);
        }
        preference = List.copyOf(preference);
        kinds = Map.copyOf(kinds);
    }

    public static DaySettings of(Timeline timeline, LocalDate date) {
        return new DaySettings(
                timeline.goalOn(date),
                timeline.preferenceOn(date),
                timeline.kindsOn(date),
                timeline.zones().endOf(date).toEpochMilli());
    }
}
