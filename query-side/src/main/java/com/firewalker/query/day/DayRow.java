package com.firewalker.query.day;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One walker-day as the view holds it: two registers, each with the position of the fact that spoke last. Position 0
 * means that no fact has spoken yet.
 */
record DayRow(String walkerId, LocalDate date, Result result, Verdict verdict) {

    /** The day's figures after the last fact on its steps. */
    record Result(
            long position,
            int total,
            int ranked,
            int quarantined,
            int goal,
            boolean goalReached,
            List<DeviceShare> devices,
            boolean hasData,
            @Nullable Instant updatedAt) {

        static final Result NONE = new Result(0, 0, 0, 0, 0, false, List.of(), false, null);

        Result {
            devices = List.copyOf(devices);
        }
    }

    /** When the day's goal was reached; null where it never was or was lost again. */
    record Verdict(long position, @Nullable Instant reachedAt) {

        static final Verdict NONE = new Verdict(0, null);
    }

    static DayRow of(String walkerId, LocalDate date) {
        return new DayRow(walkerId, date, Result.NONE, Verdict.NONE);
    }

    DayRow with(Result newer) {
        return newer.position() > result.position() ? new DayRow(walkerId, date, newer, verdict) : this;
    }

    DayRow with(Verdict newer) {
        return newer.position() > verdict.position() ? new DayRow(walkerId, date, result, newer) : this;
    }
}
