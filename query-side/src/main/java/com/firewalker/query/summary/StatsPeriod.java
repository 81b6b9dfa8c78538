package com.firewalker.query.summary;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A stretch of dates for charts: an ISO week or a month by dates, a year by months. */
enum StatsPeriod {
    WEEK,
    MONTH,
    YEAR;

    /** First and last date of a point. */
    record Range(LocalDate from, LocalDate to) {}

    /** A period's dates, first and last included, and the points it divides into. */
    record Span(StatsPeriod period, LocalDate from, LocalDate to, List<Range> points) {}

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Span around(LocalDate date) {
        return switch (this) {
            case WEEK -> {
                var monday = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                yield byDates(monday, monday.plusDays(6));
            }
            case MONTH -> byDates(date.withDayOfMonth(1), date.with(TemporalAdjusters.lastDayOfMonth()));
            case YEAR -> byMonths(date.getYear());
        };
    }

    private Span byDates(LocalDate from, LocalDate to) {
        return new Span(
                this,
                from,
                to,
                from.datesUntil(to.plusDays(1))
                        .map(date -> new Range(date, date))
                        .toList());
    }

    private Span byMonths(int year) {
        var months = IntStream.rangeClosed(1, 12)
                .mapToObj(month -> LocalDate.of(year, month, 1))
                .map(first -> new Range(first, first.with(TemporalAdjusters.lastDayOfMonth())))
                .toList();
        return new Span(this, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), months);
    }
}
