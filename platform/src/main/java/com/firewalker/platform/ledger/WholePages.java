package com.firewalker.platform.ledger;

import java.util.function.Consumer;
import org.axonframework.eventhandling.TrackedEventMessage;

/** Every event, one message each. */
final class WholePages implements LedgerPages {
    private static final int PAGE = 1000;

    private final RecentEventCache recent;

    WholePages(RecentEventCache recent) {
        this.recent = recent;
    }

    @Override
    public Checkpoint next(Checkpoint after, long upTo, Consumer<TrackedEventMessage<?>> reader) {
        LedgerSpan span = recent.next(after, upTo, PAGE);
        span.rows().forEach(row -> reader.accept(LedgerTokens.tracked(row)));
        return span.reached();
    }
}
