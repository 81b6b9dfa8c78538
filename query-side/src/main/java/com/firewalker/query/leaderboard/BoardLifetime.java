package com.firewalker.query.leaderboard;

import com.firewalker.query.leaderboard.Period.Span;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How long boards stay in Redis after they are over; from then on MySQL answers for them. A day's board outlives its
 * week's and its month's, whose sums move by what the day changes.
 */
@Component
class BoardLifetime {

    /** A day's month and week end at most so much later than the day itself. */
    private static final int LONGEST_PERIOD_DAYS = 38;

    private final Duration keep;
    private final Clock clock;

    BoardLifetime(@Value("${firewalker.boards.keep:35d}") Duration keep, Clock clock) {
        if (keep.isNegative()) {
            throw new IllegalArgumentException("firewalker.boards.keep must not be negative: " + keep);
        }
        this.keep = keep;
        this.clock = clock;
    }

    /** The second from which on Redis no longer holds the board. */
    long endOf(Span span) {
        return switch (span.period()) {
            case DAY -> Math.max(endOf(Period.WEEK.around(span.from())), endOf(Period.MONTH.around(span.from())));
            case WEEK, MONTH ->
                span.to().plusDays(1).toEpochDay() * Duration.ofDays(1).toSeconds() + keep.toSeconds();
        };
    }

    boolean isOver(Span span) {
        return endOf(span) <= clock.instant().getEpochSecond();
    }

    /** No board of an earlier date is in Redis. */
    LocalDate oldestDate() {
        return LocalDate.ofInstant(clock.instant().minus(keep), ZoneOffset.UTC).minusDays(LONGEST_PERIOD_DAYS);
    }
}
