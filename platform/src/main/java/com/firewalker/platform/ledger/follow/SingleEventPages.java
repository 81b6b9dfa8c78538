package com.firewalker.platform.ledger.follow;

import com.firewalker.platform.ledger.store.Checkpoint;
import com.firewalker.platform.ledger.store.LedgerSpan;
import com.firewalker.platform.ledger.store.LedgerTokens;
import java.util.function.Consumer;
import org.axonframework.eventhandling.TrackedEventMessage;

/** Every event, one message each. */
final class SingleEventPages implements LedgerPages {
    private static final int PAGE = 1000;

    private final RecentEventCache recent;

    SingleEventPages(RecentEventCache recent) {
        this.recent = recent;
    }

    @Override
    public Checkpoint next(Checkpoint after, long upTo, Consumer<TrackedEventMessage<?>> reader) {
        LedgerSpan span = recent.next(after, upTo, PAGE);
        span.rows().forEach(row -> reader.accept(LedgerTokens.tracked(row)));
        return span.reached();
    }
}
