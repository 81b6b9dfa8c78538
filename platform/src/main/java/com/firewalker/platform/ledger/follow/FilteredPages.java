package com.firewalker.platform.ledger.follow;

import com.firewalker.platform.ledger.store.Checkpoint;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.platform.ledger.store.LedgerSpan;
import com.firewalker.platform.ledger.store.LedgerTokens;
import java.util.Set;
import java.util.function.Consumer;
import org.axonframework.eventhandling.TrackedEventMessage;

/** Events of some types, picked out by the database. */
final class FilteredPages implements LedgerPages {
    private static final int PAGE = 1000;
    private static final long SCAN = 20_000;

    private final LedgerReader ledger;
    private final Set<String> types;

    FilteredPages(LedgerReader ledger, Set<String> types) {
        this.ledger = ledger;
        this.types = types;
    }

    @Override
    public Checkpoint next(Checkpoint after, long upTo, Consumer<TrackedEventMessage<?>> reader) {
        LedgerSpan span = ledger.span(after, Math.min(upTo, after.position() + SCAN), PAGE, types);
        span.rows().forEach(row -> reader.accept(LedgerTokens.tracked(row)));
        return span.reached();
    }
}
