package com.firewalker.command.seal;

import com.firewalker.events.v1.BoardPeriod;
import com.firewalker.proto.SealTimes;
import com.firewalker.proto.StreamNames;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;

/** A period that has a global board. Ordered as seals are set: by when they are due, days before weeks before months. */
record SealedSpan(BoardPeriod period, LocalDate from, LocalDate to) implements Comparable<SealedSpan> {

    static final List<BoardPeriod> PERIODS =
            List.of(BoardPeriod.BOARD_PERIOD_DAY, BoardPeriod.BOARD_PERIOD_WEEK, BoardPeriod.BOARD_PERIOD_MONTH);

    private static final Comparator<SealedSpan> ORDER =
            Comparator.comparing(SealedSpan::to).thenComparing(SealedSpan::period);

    /** The period that the date lies in. Errors: IllegalArgumentException for a period that has no board. */
    static SealedSpan around(BoardPeriod period, LocalDate date) {
        return switch (period) {
            case BOARD_PERIOD_DAY -> new SealedSpan(period, date, date);
            case BOARD_PERIOD_WEEK -> {
                LocalDate monday = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                yield new SealedSpan(period, monday, monday.plusDays(6));
            }
            case BOARD_PERIOD_MONTH ->
                new SealedSpan(period, date.withDayOfMonth(1), date.with(TemporalAdjusters.lastDayOfMonth()));
            case BOARD_PERIOD_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalArgumentException("no board has the period " + period);
        };
    }

    SealedSpan next() {
        return around(period, to.plusDays(1));
    }

    SealTimes times() {
        return SealTimes.of(to);
    }

    String word() {
        return switch (period) {
            case BOARD_PERIOD_DAY -> "day";
            case BOARD_PERIOD_WEEK -> "week";
            case BOARD_PERIOD_MONTH -> "month";
            case BOARD_PERIOD_UNSPECIFIED, UNRECOGNIZED -> throw new IllegalStateException("no board: " + period);
        };
    }

    String stream() {
        return StreamNames.seal(word(), from);
    }

    @Override
    public int compareTo(SealedSpan other) {
        return ORDER.compare(this, other);
    }
}
