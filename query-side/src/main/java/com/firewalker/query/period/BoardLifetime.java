package com.firewalker.query.period;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How long boards stay in Redis after they are over; from then on MySQL answers for them. A board outlives the larger
 * ones that it is a part of, whose sums move by what it changes.
 */
@Component
public class BoardLifetime {

    private final Duration keep;
    private final Clock clock;

    public BoardLifetime(@Value("${firewalker.boards.keep:35d}") Duration keep, Clock clock) {
        if (keep.isNegative()) {
            throw new IllegalArgumentException("firewalker.boards.keep must not be negative: " + keep);
        }
        this.keep = keep;
        this.clock = clock;
    }

    /** The second since 1970 from which on Redis no longer holds the board. */
    public long endOf(Span span) {
        long own = span.to().plusDays(1).toEpochDay() * Duration.ofDays(1).toSeconds() + keep.toSeconds();
        return Period.BOARDS.stream()
                .filter(larger -> larger.part() == span.period())
                .mapToLong(larger -> endOf(larger.around(span.from())))
                .reduce(own, Math::max);
    }

    public boolean isOver(Span span) {
        return endOf(span) <= clock.instant().getEpochSecond();
    }

    /** Over for a day at least, so that it is over by the clock of every server. */
    public boolean isLongOver(Span span) {
        return endOf(span) <= clock.instant().minus(Duration.ofDays(1)).getEpochSecond();
    }

    /** No board of an earlier date is in Redis. */
    public LocalDate oldestDate() {
        LocalDate cut = LocalDate.ofInstant(clock.instant().minus(keep), ZoneOffset.UTC);
        return Period.BOARDS.stream()
                .map(period -> period.around(cut).from())
                .min(Comparator.naturalOrder())
                .orElse(cut)
                .minusDays(1);
    }
}
