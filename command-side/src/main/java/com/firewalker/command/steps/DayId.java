package com.firewalker.command.steps;

import com.firewalker.proto.StreamNames;
import java.time.LocalDate;

/** Names the stream of a walker's local day. */
public final class DayId {

    private DayId() {}

    public static String of(String walkerId, LocalDate date) {
        return prefix(walkerId) + date;
    }

    /** What the streams of all days of a walker begin with. */
    public static String prefix(String walkerId) {
        return StreamNames.days(walkerId);
    }

    static String of(String walkerId, int epochDay) {
        return of(walkerId, LocalDate.ofEpochDay(epochDay));
    }

    public static LocalDate dateOf(String dayId) {
        return LocalDate.parse(dayId.substring(dayId.lastIndexOf('/') + 1));
    }
}
