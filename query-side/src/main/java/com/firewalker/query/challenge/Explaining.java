package com.firewalker.query.challenge;

import com.firewalker.proto.ReasonWord;
import com.firewalker.query.challenge.GetChallenge.Explained;
import com.firewalker.query.challenge.GetChallenge.ExplainedDay;
import com.firewalker.query.challenge.Scoring.Counted;
import com.firewalker.query.challenge.Shares.Rules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Why a member's score is what it is: date by date, what the dates count adds up to it (domain-rules.md 7.3, 8.14). */
final class Explaining {

    private static final Counted NOTHING = new Counted(0, 0, 0, 0, 0, 0);

    private Explaining() {}

    /**
     * @param last the last date that is told
     * @param counted what the member's days brought when the challenge was sealed, or bring while it is not
     * @param now what they bring now
     */
    static Explained of(Rules rules, LocalDate last, Collection<Share> counted, Collection<Share> now) {
        SortedMap<LocalDate, Counted> then = Scoring.days(rules, counted);
        SortedMap<LocalDate, Counted> later = Scoring.days(rules, now);
        List<ExplainedDay> days = rules.from()
                .datesUntil(last.plusDays(1))
                .map(date -> day(date, then.get(date), later.get(date)))
                .toList();
        return new Explained(days.stream().mapToLong(ExplainedDay::counted).sum(), days);
    }

    private static ExplainedDay day(LocalDate date, @Nullable Counted counted, @Nullable Counted now) {
        Counted then = counted == null ? NOTHING : counted;
        Counted later = now == null ? NOTHING : now;
        long late = later.ranked() + later.manual() - then.ranked() - then.manual();
        List<String> reasons = new ArrayList<>();
        if (then.cut() > 0) {
            reasons.add(ReasonWord.P10_CAP.word());
        }
        if (then.manual() > 0) {
            reasons.add(ReasonWord.P9_MANUAL.word());
        }
        if (then.total() > then.ranked() + then.manual()) {
            reasons.add(ReasonWord.NOT_RANKED.word());
        }
        if (late != 0) {
            reasons.add(ReasonWord.LATE_NOT_COUNTED.word());
        }
        return new ExplainedDay(
                date, then.total(), then.ranked(), then.manual(), then.cut(), late, then.counted(), reasons);
    }
}
