package com.firewalker.command.steps;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Reads RFC 3339 times to the millisecond, and the offset they were written with. */
final class Clockwork {

    private static final long EARLIEST = LocalDate.of(1900, 1, 1).toEpochDay() * 86_400_000;
    private static final long LATEST = LocalDate.of(9999, 12, 31).toEpochDay() * 86_400_000;
    private static final int QUARTER_SECONDS = 900;

    /** @param offset quarter hours; {@link Offsets#ABSENT} for Z and -00:00, which name an instant and no place */
    record Time(long millis, int offset) {

        boolean hasOddOffset() {
            return offset == ODD;
        }
    }

    /** An offset that is no whole number of quarter hours. */
    private static final int ODD = Integer.MAX_VALUE;

    private Clockwork() {}

    static Optional<Time> time(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (time.getYear() < 1900 || time.getYear() > 9998) return Optional.empty();
            return within(new Time(time.toInstant().toEpochMilli(), offset(text, time)));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    static Optional<Integer> date(String text) {
        try {
            long day = LocalDate.parse(text).toEpochDay();
            return day * 86_400_000 < EARLIEST || day * 86_400_000 > LATEST ? Optional.empty() : Optional.of((int) day);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Time> within(Time time) {
        return time.millis() < EARLIEST || time.millis() > LATEST ? Optional.empty() : Optional.of(time);
    }

    private static int offset(String text, OffsetDateTime time) {
        char last = text.charAt(text.length() - 1);
        if (last == 'Z' || last == 'z' || text.endsWith("-00:00")) return Offsets.ABSENT;
        int seconds = time.getOffset().getTotalSeconds();
        return seconds % QUARTER_SECONDS == 0 ? seconds / QUARTER_SECONDS : ODD;
    }
}
