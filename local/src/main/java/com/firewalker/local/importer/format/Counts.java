package com.firewalker.local.importer.format;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * Reads counts as exports write them: {@code 812}, {@code 812.0}, {@code 1,234}, {@code 1.2E+04}. Steps are whole; where
 * a source halved one (Apple's statistics do), the nearest whole number stands, half up.
 */
final class Counts {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{1,20})?([eE][+-]?\\d{1,2})?");
    private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern GROUPED_BY_POINTS = Pattern.compile("[+-]?\\d{1,3}(\\.\\d{3})+(,\\d+)?");
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private Counts() {}

    static long of(String said) {
        String text = said.strip();
        return whole(GROUPED.matcher(text).matches() ? text.replace(",", "") : text);
    }

    /** In a table whose columns are parted by semicolons a comma parts decimals and a point thousands. */
    static long ofContinental(String said) {
        String text = said.strip();
        return whole(
                GROUPED_BY_POINTS.matcher(text).matches()
                        ? text.replace(".", "").replace(',', '.')
                        : text.replace(',', '.'));
    }

    /** What is no number, not finite, or larger than any count is refused: it must not become 0. */
    private static long whole(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new NumberFormatException("not a count");
        }
        BigDecimal number = new BigDecimal(text);
        if (number.abs().compareTo(MOST) > 0) {
            throw new NumberFormatException("not a count");
        }
        return number.setScale(0, RoundingMode.HALF_UP).longValue();
    }
}
