package com.firewalker.query.period;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A kind of span of local dates; weeks are ISO weeks (domain-rules.md 7.2). Smaller kinds come first, so that a sum
 * always follows what it is a sum of.
 */
public enum Period {
    DAY("d", null),
    WEEK("w", DAY),
    MONTH("m", DAY),
    YEAR("y", MONTH);

    /**
     * The periods that have leaderboards, days first. Rows, Redis keys, lifetimes, scripts and addresses all follow this
     * list; seals do by {@code BoardPeriod}, and what clients read by its own words.
     */
    public static final List<Period> BOARDS = List.of(DAY, WEEK, MONTH);

    /** The periods that charts show. */
    public static final List<Period> CHARTS = List.of(WEEK, MONTH, YEAR);

    private final String letter;
    private final @Nullable Period part;

    Period(String letter, @Nullable Period part) {
        this.letter = letter;
        this.part = part;
    }

    /** Its name among rows and keys. */
    public String letter() {
        return letter;
    }

    /** Its name in addresses and answers. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of span that a span of this kind divides into; null for a day. */
    public @Nullable Period part() {
        return part;
    }

    /** The period of this name among some periods. */
    public static Optional<Period> named(String word, List<Period> among) {
        return among.stream().filter(period -> period.word().equals(word)).findFirst();
    }

    /** The span that the date lies in. */
    public Span around(LocalDate date) {
        return switch (this) {
            case DAY -> new Span(this, date, date);
            case WEEK -> {
                LocalDate monday = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                yield new Span(this, monday, monday.plusDays(6));
            }
            case MONTH -> new Span(this, date.withDayOfMonth(1), date.with(TemporalAdjusters.lastDayOfMonth()));
            case YEAR -> new Span(this, date.withDayOfYear(1), date.with(TemporalAdjusters.lastDayOfYear()));
        };
    }
}
