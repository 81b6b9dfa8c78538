package com.firewalker.query.leaderboard.sealed;

import com.firewalker.events.v1.BoardPeriod;
import com.firewalker.events.v1.PeriodSealed;
import com.firewalker.query.period.Period;
import com.firewalker.query.period.Span;
import com.firewalker.query.view.Fact;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The seal of a board.
 * @param position of the event: what stands before it counts
 * @param policy version of the rules that the days were judged by
 */
public record Seal(Span span, long position, int policy) {

    /** Empty for any other fact. */
    public static Optional<Seal> in(Fact fact) {
        if (!(fact.event() instanceof PeriodSealed sealed)) {
            return Optional.empty();
        }
        Span span = period(sealed.getPeriod()).around(LocalDate.ofEpochDay(sealed.getFrom()));
        return Optional.of(new Seal(span, fact.position(), sealed.getPolicyVersion()));
    }

    private static Period period(BoardPeriod period) {
        return switch (period) {
            case BOARD_PERIOD_DAY -> Period.DAY;
            case BOARD_PERIOD_WEEK -> Period.WEEK;
            case BOARD_PERIOD_MONTH -> Period.MONTH;
            case BOARD_PERIOD_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalArgumentException("no board has the period " + period);
        };
    }

    /** The board's name among seals, for example {@code global/day/2026-05-04}. */
    public static String board(Span span) {
        return "global/" + span.period().word() + "/" + span.from();
    }
}
