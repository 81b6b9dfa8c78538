package com.firewalker.command.steps.upload;

import com.firewalker.command.steps.sample.Offsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Reads RFC 3339 times to the millisecond, and the offset they were written with. */
final class Rfc3339 {

    static final int FIRST_YEAR = 1900;
    static final int LAST_YEAR = 9998;

    private static final long DAY_MILLIS = 86_400_000;
    private static final long EARLIEST = LocalDate.of(1900, 1, 1).toEpochDay() * DAY_MILLIS;
    private static final long LATEST = LocalDate.of(9999, 12, 31).toEpochDay() * DAY_MILLIS;
    private static final long FAR = 10_000_000;
    private static final int QUARTER_SECONDS = 900;

    /** @param offset quarter hours; {@link Offsets#ABSENT} for Z and -00:00, which name an instant and no place */
    record Time(long millis, int offset) {

        boolean hasOddOffset() {
            return offset == ODD;
        }
    }

    /** An offset that is no whole number of quarter hours. */
    private static final int ODD = Integer.MAX_VALUE;

    private Rfc3339() {}

    static Optional<Time> time(String text) {
        Time usual = FastTimestampParser.read(text);
        return usual == null ? unusual(text) : Optional.of(usual);
    }

    /** The general parser: slower, and the one that {@link FastTimestampParser} must agree with. */
    static Optional<Time> unusual(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (time.getYear() < FIRST_YEAR || time.getYear() > LAST_YEAR) {
                return Optional.empty();
            }
            return Optional.of(new Time(time.toInstant().toEpochMilli(), offset(text, time)));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    static Optional<Integer> date(String text) {
        try {
            long day = LocalDate.parse(text).toEpochDay();
            return Math.abs(day) < FAR && isInReach(day * DAY_MILLIS) ? Optional.of((int) day) : Optional.empty();
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** Between 1900 and 9999: what lies beyond is no time anybody walked at. */
    static boolean isInReach(long millis) {
        return millis >= EARLIEST && millis <= LATEST;
    }

    private static int offset(String text, OffsetDateTime time) {
        char last = text.charAt(text.length() - 1);
        if (last == 'Z' || last == 'z' || text.endsWith("-00:00")) {
            return Offsets.ABSENT;
        }
        return quarters(time.getOffset().getTotalSeconds());
    }

    static int quarters(int seconds) {
        return seconds % QUARTER_SECONDS == 0 ? seconds / QUARTER_SECONDS : ODD;
    }
}
