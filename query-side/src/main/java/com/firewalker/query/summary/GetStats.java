package com.firewalker.query.summary;

import java.time.LocalDate;
import java.util.List;

/** What did a stretch of dates look like, point by point? */
record GetStats(String walkerId, StatsPeriod.Span span) {

    /** Points in order, every one present; {@code average} is per date with data, rounded half up. */
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
    record Point(LocalDate from, LocalDate to, long total, int days, int goalDays) {}
}
