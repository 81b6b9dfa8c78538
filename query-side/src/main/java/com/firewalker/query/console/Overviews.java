package com.firewalker.query.console;

import com.firewalker.platform.ledger.store.LedgerHead;
import com.firewalker.query.deadletter.DeadLetters;
import com.firewalker.query.projection.ProjectionStatuses;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Takes what stands in many places together. */
@Component
class Overviews {

    private final ProjectionStatuses statuses;
    private final DeadLetters letters;
    private final LastHour lastHour;
    private final LedgerHead head;
    private final Stores stores;
    private final Clock clock;

    Overviews(
            ProjectionStatuses statuses,
            DeadLetters letters,
            LastHour lastHour,
            LedgerHead head,
            Stores stores,
            Clock clock) {
        this.statuses = statuses;
        this.letters = letters;
        this.lastHour = lastHour;
        this.head = head;
        this.stores = stores;
        this.clock = clock;
    }

    Overview now() {
        Instant now = clock.instant();
        long end = head.position();
        return new Overview(
                now,
                end,
                lastHour.eventsPerSecond(now, end),
                statuses.all(),
                letters.waiting().values().stream()
                        .reduce(
                                DeadLetters.Waiting.NONE,
                                (one, other) -> new DeadLetters.Waiting(
                                        one.letters() + other.letters(),
                                        Math.max(one.oldestSeconds(), other.oldestSeconds()))),
                stores.replica(),
                stores.redis());
    }
}
