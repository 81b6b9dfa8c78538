package com.firewalker.platform.ledger.follow;

import com.firewalker.platform.ledger.store.Checkpoint;
import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.platform.ledger.store.LedgerRows;
import com.firewalker.platform.ledger.store.LedgerSpan;
import com.firewalker.platform.ledger.store.LedgerTokens;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.eventhandling.TrackedEventMessage;

/** Every event, in batches; at the head one at a time, so that a batch takes all that came while the last was written. */
final class BatchedPages implements LedgerPages {
    private final RecentEventCache recent;
    private final LedgerWakeups wakeups;
    private final ReaderBackpressure pace;
    private final int atMost;

    BatchedPages(RecentEventCache recent, LedgerWakeups wakeups, ReaderBackpressure pace, int atMost) {
        this.recent = recent;
        this.wakeups = wakeups;
        this.pace = pace;
        this.atMost = atMost;
    }

    @Override
    public void begin(long after, Runnable available) {
        pace.begin(after, available);
    }

    @Override
    public boolean rests(long delivered) {
        return pace.isWriting(delivered) && wakeups.knownHead() - delivered < atMost;
    }

    @Override
    public Checkpoint next(Checkpoint after, long upTo, Consumer<TrackedEventMessage<?>> reader) {
        LedgerSpan span = recent.next(after, upTo, atMost);
        List<LedgerEvent> events =
                span.rows().stream().map(LedgerRows.Row::event).toList();
        long end = span.reached().position();
        reader.accept(LedgerTokens.at(end, new EventBatch(events, after.position(), end)));
        return span.reached();
    }
}
