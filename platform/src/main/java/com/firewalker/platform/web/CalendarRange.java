package com.firewalker.platform.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The dates and instants that a request may name, at every door: 1970-01-01 to 400 days after today (UTC). Beyond that
 * no store of ours can be trusted to hold them. Errors: 422 {@code date-out-of-range}. Source: api.md 1.
 */
public final class CalendarRange {

    public static final String OUT_OF_RANGE = "date-out-of-range";
    public static final int DAYS_AHEAD = 400;

    private static final long DAY_MILLIS = 86_400_000;

    /** How dates and times of far-off years are written: five digits and more, or a sign. */
    private static final Pattern FAR_YEAR = Pattern.compile("([+-]\\d{4,}|\\d{5,})-\\d{2}-\\d{2}([Tt].*)?");

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final Clock clock;

    public CalendarRange(Clock clock) {
        this.clock = clock;
    }

    /** @param epochDay days since 1970-01-01 */
    public boolean holdsDay(long epochDay) {
        return epochDay >= 0 && epochDay <= lastDay();
    }

    /** @param epochMillis milliseconds since 1970-01-01T00:00:00Z */
    public boolean holdsMillis(long epochMillis) {
        return epochMillis >= 0 && epochMillis < (lastDay() + 1) * DAY_MILLIS;
    }

    /** Whether this is written like a date or time, but of a year that no client can mean. */
    public static boolean isFarYear(String written) {
        return FAR_YEAR.matcher(written).matches();
    }

    /** @throws IllegalArgumentException where this is no date at all */
    public LocalDate date(String pointer, String written) {
        if (isFarYear(written)) {
            throw outOfRange(pointer);
        }
        if (!DATE.matcher(written).matches()) {
            throw new IllegalArgumentException("not a date");
        }
        try {
            return checked(pointer, LocalDate.parse(written));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a date", e);
        }
    }

    /** @throws IllegalArgumentException where this is no RFC 3339 instant at all */
    public Instant instant(String pointer, String written) {
        if (isFarYear(written)) {
            throw outOfRange(pointer);
        }
        try {
            return checked(pointer, OffsetDateTime.parse(written).toInstant());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not an instant", e);
        }
    }

    public LocalDate checked(String pointer, LocalDate date) {
        if (!holdsDay(date.toEpochDay())) {
            throw outOfRange(pointer);
        }
        return date;
    }

    public Instant checked(String pointer, Instant instant) {
        Instant end = LocalDate.EPOCH
                .plusDays(lastDay() + 1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        if (instant.isBefore(Instant.EPOCH) || !instant.isBefore(end)) {
            throw outOfRange(pointer);
        }
        return instant;
    }

    private long lastDay() {
        return Math.floorDiv(clock.millis(), DAY_MILLIS) + DAYS_AHEAD;
    }

    private static Refusal outOfRange(String pointer) {
        String detail = "Dates lie between 1970-01-01 and " + DAYS_AHEAD + " days from today";
        return new Refusal(422, OUT_OF_RANGE, detail, List.of(new Refusal.Field(pointer, OUT_OF_RANGE, detail)), null);
    }
}
