package com.firewalker.command.seal;

import com.firewalker.command.steps.sample.Policy;
import com.firewalker.platform.ledger.lane.Commands;
import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.platform.web.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sets seals of boards: what has not ended and what is history is refused (domain-rules.md 7.2). */
@Component
class Seals {

    private final Commands commands;
    private final LedgerReader ledger;
    private final Clock clock;
    private volatile @Nullable Instant firstEvent;

    Seals(Commands commands, LedgerReader ledger, Clock clock) {
        this.commands = commands;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** When the ledger began; empty while nothing was ever recorded. */
    Optional<Instant> began() {
        if (firstEvent == null) {
            firstEvent = ledger.at(1).map(LedgerEvent::recordedAt).orElse(null);
        }
        return Optional.ofNullable(firstEvent);
    }

    /** An operator's seal, set before its time. Answers its position. */
    long early(SealedSpan span) {
        Instant now = clock.instant();
        if (!span.times().hasEnded(now)) {
            throw new Refusal(
                    409,
                    "not-ended",
                    "This period ends everywhere at " + span.times().closesAt());
        }
        if (span.times().isHistory(began().orElse(now))) {
            throw new Refusal(409, "never-sealed", "This period lies before the ledger began");
        }
        return set(span, true);
    }

    /** Answers the position of the seal; refuses where there is one. */
    long set(SealedSpan span, boolean early) {
        try {
            return commands.send(new SealPeriod(span, Policy.version(), early))
                    .join()
                    .position();
        } catch (CompletionException e) {
            throw refused(e.getCause(), e);
        }
    }

    private static RuntimeException refused(@Nullable Throwable cause, CompletionException otherwise) {
        if (cause instanceof AggregateStreamCreationException || cause instanceof ConcurrencyException) {
            return BoardSeal.alreadySealed();
        }
        return cause instanceof RuntimeException runtime ? runtime : otherwise;
    }
}
