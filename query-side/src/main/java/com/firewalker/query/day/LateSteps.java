package com.firewalker.query.day;

import com.firewalker.events.v1.DayResult;
import com.firewalker.events.v1.DayReviewed;
import com.firewalker.events.v1.StepsRecorded;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.proto.ReasonWord;
import com.firewalker.proto.StreamNames;
import com.firewalker.query.day.Explanation.Late;
import com.firewalker.query.period.Period;
import com.firewalker.query.period.Span;
import com.firewalker.query.view.Fact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** What came after the seals of a day's periods: it counts for the day and on no sealed board (domain-rules.md 7.3). */
@Component
class LateSteps {

    /** Manual steps that a board adds to a day (domain-rules.md 5, P9). */
    private static final int MANUAL_ALLOWANCE = 20_000;

    private final LedgerReader ledger;

    LateSteps(@Qualifier("ledgerQuestions") LedgerReader ledger) {
        this.ledger = ledger;
    }

    /** What a day brought to boards after one of its facts. */
    record Figure(long position, long score) {

        static Optional<Figure> of(Fact fact) {
            if (fact.event() instanceof StepsRecorded recorded) {
                return Optional.of(new Figure(fact.position(), LateSteps.score(recorded.getResult())));
            }
            return fact.event() instanceof DayReviewed reviewed
                    ? Optional.of(new Figure(fact.position(), LateSteps.score(reviewed.getResult())))
                    : Optional.empty();
        }
    }

    /** @param figures the day's, in the order of the ledger */
    List<Late> of(LocalDate date, AsOf asOf, List<Figure> figures) {
        if (figures.isEmpty()) {
            return List.of();
        }
        List<Late> late = new ArrayList<>();
        for (Period period : Period.BOARDS) {
            Span span = period.around(date);
            ledger.lastOf(StreamNames.seal(period.word(), span.from()), Long.MAX_VALUE)
                    .map(Fact::of)
                    .filter(asOf::knows)
                    .flatMap(seal -> of(span, seal.position(), figures))
                    .ifPresent(late::add);
        }
        return late;
    }

    /** What came after one seal; empty where that comes to nothing. */
    static Optional<Late> of(Span span, long seal, List<Figure> figures) {
        long counted = 0;
        long now = 0;
        for (Figure figure : figures) {
            counted = figure.position() < seal ? figure.score() : counted;
            now = figure.score();
        }
        return now == counted
                ? Optional.empty()
                : Optional.of(new Late(
                        span.period().word(),
                        span.from(),
                        span.to(),
                        now - counted,
                        ReasonWord.LATE_NOT_COUNTED.word()));
    }

    private static long score(DayResult result) {
        return (long) result.getRanked() + Math.min(result.getManual(), MANUAL_ALLOWANCE);
    }
}
