package com.firewalker.query.period;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The dates of one day, week, month or year, first and last included. Ordered by period, then by date. */
public record Span(Period period, LocalDate from, LocalDate to) implements Comparable<Span> {

    private static final Comparator<Span> ORDER =
            Comparator.comparing(Span::period).thenComparing(Span::from);

    /** The span's name among keys: period and first date as days since 1970-01-01. */
    public String key() {
        return period.letter() + ":" + from.toEpochDay();
    }

    /** The spans that this one divides into, in order: a week's and a month's days, a year's months. */
    public List<Span> parts() {
        Period part = period.part();
        return part == null
                ? List.of()
                : Stream.iterate(
                                part.around(from),
                                span -> !span.from().isAfter(to),
                                span -> part.around(span.to().plusDays(1)))
                        .toList();
    }

    @Override
    public int compareTo(Span other) {
        return ORDER.compare(this, other);
    }
}
