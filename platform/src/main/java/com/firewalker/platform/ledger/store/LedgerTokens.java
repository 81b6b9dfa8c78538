package com.firewalker.platform.ledger.store;

import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.jspecify.annotations.Nullable;

/** Positions as Axon's tokens. */
public final class LedgerTokens {
    private LedgerTokens() {}

    public static long position(@Nullable TrackingToken token) {
        TrackingToken lowerBound = WrappedToken.unwrapLowerBound(token);
        return lowerBound == null ? 0 : lowerBound.position().orElse(0);
    }

    public static TrackedEventMessage<?> tracked(LedgerRows.Row row) {
        return new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(row.event().position()),
                row.message(row.event().payloadOrUnreadable()));
    }

    /** Something that stands for all events up to a position. */
    public static TrackedEventMessage<?> at(long position, Object payload) {
        return new GenericTrackedEventMessage<>(
                new GlobalSequenceTrackingToken(position), GenericEventMessage.asEventMessage(payload));
    }
}
