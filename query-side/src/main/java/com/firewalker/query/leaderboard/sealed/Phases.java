package com.firewalker.query.leaderboard.sealed;

import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.proto.SealTimes;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Whether a result still changes, by its last date and the clock (domain-rules.md 7.2). */
@Component
public class Phases {

    private final LedgerReader ledger;
    private final Clock clock;
    private volatile @Nullable Instant firstEvent;

    Phases(@Qualifier("ledgerQuestions") LedgerReader ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Neither time is given for history, which stays open for good. */
    public record Phase(
            String state,
            @Nullable Instant closesAt,
            @Nullable Instant sealsAt) {}

    /** From then on an operator may seal it. */
    public boolean hasEnded(LocalDate last) {
        return SealTimes.of(last).hasEnded(clock.instant());
    }

    public Phase of(LocalDate last, boolean sealed) {
        SealTimes times = SealTimes.of(last);
        Instant now = clock.instant();
        if (sealed) {
            return new Phase("sealed", times.closesAt(), times.sealsAt());
        }
        if (times.hasEnded(now) && times.isHistory(began().orElse(now))) {
            return new Phase("open", null, null);
        }
        return new Phase(times.hasEnded(now) ? "closing" : "open", times.closesAt(), times.sealsAt());
    }

    private Optional<Instant> began() {
        if (firstEvent == null) {
            firstEvent = ledger.at(1).map(LedgerEvent::recordedAt).orElse(null);
        }
        return Optional.ofNullable(firstEvent);
    }
}
