package com.firewalker.query.summary;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How is the walker doing today, lately and altogether? Today is today in the walker's zone. */
record GetSummary(String walkerId) {

    /** The averages' windows end yesterday ({@link com.firewalker.query.summary.Averages}). */
    @Schema(name = "Summary")
    record Result(
            Today today,
            Streaks streak,
            Lifetime lifetime,
            @Nullable BestDay bestDay,
            Averages averages,
            Stretch week,
            Stretch month) {}

    /** The walker's local date now and how far the goal is. */
    record Today(LocalDate date, int total, int goal, boolean goalReached) {}

    /** Consecutive dates reached: now, and the most there ever were (domain-rules.md 6.3). */
    @Schema(name = "SummaryStreaks")
    record Streaks(int current, int best) {}

    /** All steps and the dates that have data. */
    record Lifetime(long steps, int days) {}

    /** The date with the most steps, the earliest of several. */
    record BestDay(LocalDate date, int total) {}

    /** Steps a day. */
    record Averages(long last7Days, long last30Days) {}

    /** The ISO week or the month so far. */
    record Stretch(LocalDate from, LocalDate to, long total, int goalDays) {}
}
