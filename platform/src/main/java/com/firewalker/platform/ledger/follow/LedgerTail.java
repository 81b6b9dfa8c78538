package com.firewalker.platform.ledger.follow;

import com.firewalker.platform.ledger.store.LedgerHead;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.platform.ledger.store.LedgerTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/** The ledger as Axon's message source: everything in order, or only some types. */
public final class LedgerTail implements StreamableMessageSource<TrackedEventMessage<?>> {
    private final LedgerReader reader;
    private final LedgerHead head;
    private final LedgerWakeups wakeups;
    private final RecentEventCache recent;
    private final Set<String> types;
    private final Duration gather;
    private final @Nullable ReaderBackpressure pace;
    private final int batch;

    /** Everything, each event as soon as it is known. */
    LedgerTail(LedgerReader reader, LedgerHead head, LedgerWakeups wakeups) {
        this.reader = reader;
        this.head = head;
        this.wakeups = wakeups;
        this.recent = new RecentEventCache(reader);
        wakeups.whenTheTailIsLost(recent::forget);
        this.types = Set.of();
        this.gather = Duration.ZERO;
        this.pace = null;
        this.batch = 0;
    }

    private LedgerTail(
            LedgerTail whole, Set<String> types, Duration gather, @Nullable ReaderBackpressure pace, int batch) {
        this.reader = whole.reader;
        this.head = whole.head;
        this.wakeups = whole.wakeups;
        this.recent = whole.recent;
        this.types = Set.copyOf(types);
        this.gather = gather;
        this.pace = pace;
        this.batch = batch;
    }

    /** The same ledger, with only these types picked out by the database, and looked at no more often than this. */
    LedgerTail of(Set<String> types, Duration gather) {
        return new LedgerTail(this, types, gather, null, 0);
    }

    /** The same ledger in batches of at most so many events, the next one when the last one is written. */
    LedgerTail inBatches(int atMost, Duration gather, ReaderBackpressure pace) {
        return new LedgerTail(this, Set.of(), gather, pace, atMost);
    }

    /** How far the ledger is known to go, without asking it again; negative before the first look. */
    public long knownHead() {
        return wakeups.knownHead();
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        long after = LedgerTokens.position(token);
        return new LedgerStream(pages(), wakeups, gather, after);
    }

    private LedgerPages pages() {
        if (pace != null) {
            return new BatchedPages(recent, wakeups, pace, batch);
        }
        return types.isEmpty() ? new SingleEventPages(recent) : new FilteredPages(reader, types);
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(head.position());
    }

    @Override
    public TrackingToken createTokenAt(Instant instant) {
        return new GlobalSequenceTrackingToken(
                reader.firstPositionSince(instant).map(first -> first - 1).orElseGet(head::position));
    }
}
