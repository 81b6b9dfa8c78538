package com.firewalker.platform.ledger;

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
    private final Set<String> types;
    private final Duration gather;

    /** Everything, each event as soon as it is known. */
    LedgerTail(LedgerReader reader, LedgerHead head, LedgerWakeups wakeups) {
        this(reader, head, wakeups, Set.of(), Duration.ZERO);
    }

    private LedgerTail(
            LedgerReader reader, LedgerHead head, LedgerWakeups wakeups, Set<String> types, Duration gather) {
        this.reader = reader;
        this.head = head;
        this.wakeups = wakeups;
        this.types = types;
        this.gather = gather;
    }

    /** The same ledger, with only these types picked out by the database, and looked at no more often than this. */
    LedgerTail of(Set<String> types, Duration gather) {
        return new LedgerTail(reader, head, wakeups, Set.copyOf(types), gather);
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new LedgerStream(reader, wakeups, types, gather, LedgerTokens.position(token));
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
