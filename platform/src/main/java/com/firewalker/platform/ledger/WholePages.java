package com.firewalker.platform.ledger;

import java.util.List;
import java.util.function.Consumer;
import org.axonframework.eventhandling.TrackedEventMessage;

/** Every event, one message each. */
final class WholePages implements LedgerPages {
    private static final int PAGE = 1000;

    private final RecentRows recent;

    WholePages(RecentRows recent) {
        this.recent = recent;
    }

    @Override
    public long next(long after, long upTo, Consumer<TrackedEventMessage<?>> reader) {
        List<LedgerRows.Row> rows = recent.next(after, upTo, PAGE);
        rows.forEach(row -> reader.accept(LedgerTokens.tracked(row)));
        return rows.isEmpty() ? upTo : rows.get(rows.size() - 1).event().position();
    }
}
