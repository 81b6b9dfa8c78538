package com.firewalker.platform.ledger;

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
    private final Set<String> types;

    LedgerTail(LedgerReader reader, LedgerHead head, LedgerWakeups wakeups, Set<String> types) {
        this.reader = reader;
        this.head = head;
        this.wakeups = wakeups;
        this.types = types;
    }

    /** The same ledger, with only these types picked out by the database. */
    LedgerTail of(Set<String> types) {
        return new LedgerTail(reader, head, wakeups, Set.copyOf(types));
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new LedgerStream(reader, wakeups, types, LedgerTokens.position(token));
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
