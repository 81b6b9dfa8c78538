package com.firewalker.query.summary;

import com.firewalker.query.period.Span;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;

/** What did a stretch of dates look like, point by point? */
record GetStats(String walkerId, Span span) {

    /** Points in order, every one present; {@code average} is per finished date with data ({@link Averages}). */
    @Schema(name = "Stats")
    record Result(
            String period,
            LocalDate from,
            LocalDate to,
            long total,
            long average,
            int days,
            int goalDays,
            List<Point> series) {}

    /** A date of a week or month, a month of a year; {@code days} have data, {@code goalDays} reached their goal. */
    record Point(
            @Schema(example = "2026-11-22") LocalDate from,
            @Schema(example = "2026-11-22") LocalDate to,
            @Schema(example = "8512") long total,
            int days,
            int goalDays) {}
}
