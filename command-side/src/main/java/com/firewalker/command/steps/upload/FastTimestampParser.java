package com.firewalker.command.steps.upload;

import com.firewalker.command.steps.sample.Offsets;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Reads RFC 3339 times in the one spelling that nearly all clients use, two for every sample: the general parser costs
 * ten times as much. Whatever is spelt otherwise is left to that one.
 */
final class FastTimestampParser {

    private static final String SHAPE = "0000-00-00T00:00:00";
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;
    private static final int MAX_OFFSET_HOURS = 17;

    private final String text;

    private FastTimestampParser(String text) {
        this.text = text;
    }

    /** Null where the general parser is to decide. */
    static Rfc3339.@Nullable Time read(String text) {
        return hasShape(text) ? new FastTimestampParser(text).read() : null;
    }

    private static boolean hasShape(String text) {
        if (text.length() <= SHAPE.length()) {
            return false;
        }
        for (int i = 0; i < SHAPE.length(); i++) {
            boolean fits = SHAPE.charAt(i) == '0' ? isDigit(text.charAt(i)) : text.charAt(i) == SHAPE.charAt(i);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char one) {
        return one >= '0' && one <= '9';
    }

    private Rfc3339.@Nullable Time read() {
        int year = 100 * two(0) + two(2);
        int month = two(5);
        int day = two(8);
        int hour = two(11);
        int minute = two(14);
        int second = two(17);
        boolean real = year >= Rfc3339.FIRST_YEAR
                && year <= Rfc3339.LAST_YEAR
                && month >= 1
                && month <= 12
                && day >= 1
                && hour <= 23
                && minute <= 59
                && second <= 59;
        if (!real || day > 28 && day > YearMonth.of(year, month).lengthOfMonth()) {
            return null;
        }
        int zone = endOfFraction();
        if (zone < 0) {
            return null;
        }
        long seconds = LocalDate.of(year, month, day).toEpochDay() * 24 * HOUR + hour * HOUR + minute * MINUTE + second;
        return withZone(zone, 1000 * seconds + millis(zone));
    }

    private int two(int at) {
        return 10 * (text.charAt(at) - '0') + text.charAt(at + 1) - '0';
    }

    private int endOfFraction() {
        int at = SHAPE.length();
        if (text.charAt(at) != '.') {
            return at;
        }
        while (++at < text.length() && isDigit(text.charAt(at))) {
            continue;
        }
        int digits = at - SHAPE.length() - 1;
        return digits < 1 || digits > 9 || at == text.length() ? -1 : at;
    }

    private int millis(int end) {
        int millis = 0;
        for (int i = 1; i <= 3; i++) {
            int at = SHAPE.length() + i;
            millis = 10 * millis + (at < end ? text.charAt(at) - '0' : 0);
        }
        return millis;
    }

    private Rfc3339.@Nullable Time withZone(int at, long localMillis) {
        char sign = text.charAt(at);
        if (sign == 'Z' && text.length() == at + 1) {
            return new Rfc3339.Time(localMillis, Offsets.ABSENT);
        }
        if (sign != '+' && sign != '-' || !hasOffset(at)) {
            return null;
        }
        int hours = two(at + 1);
        int minutes = two(at + 4);
        if (hours > MAX_OFFSET_HOURS || minutes > 59) {
            return null;
        }
        int seconds = (sign == '-' ? -1 : 1) * (hours * HOUR + minutes * MINUTE);
        int offset = sign == '-' && seconds == 0 ? Offsets.ABSENT : Rfc3339.quarters(seconds);
        return new Rfc3339.Time(localMillis - 1000L * seconds, offset);
    }

    private boolean hasOffset(int at) {
        return text.length() == at + 6
                && isDigit(text.charAt(at + 1))
                && isDigit(text.charAt(at + 2))
                && text.charAt(at + 3) == ':'
                && isDigit(text.charAt(at + 4))
                && isDigit(text.charAt(at + 5));
    }
}
