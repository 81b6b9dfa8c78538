package com.firewalker.query.leaderboard;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** A board's stretch of local dates: a day, an ISO week, a month. */
enum Period {
    DAY("d"),
    WEEK("w"),
    MONTH("m");

    private final String key;

    Period(String key) {
        this.key = key;
    }

    /** The dates of a board, first and last included. */
    record Span(Period period, LocalDate from, LocalDate to) {

        /** The board's name among Redis keys: period and first date as days since 1970-01-01. */
        String key() {
            return period.key + ":" + from.toEpochDay();
        }
    }

    Span around(LocalDate date) {
        return switch (this) {
            case DAY -> new Span(this, date, date);
            case WEEK -> week(date);
            case MONTH -> new Span(this, date.withDayOfMonth(1), date.with(TemporalAdjusters.lastDayOfMonth()));
        };
    }

    private Span week(LocalDate date) {
        var monday = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return new Span(this, monday, monday.plusDays(6));
    }
}
