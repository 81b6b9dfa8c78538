package com.firewalker.platform.ledger;

import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Positions as Axon's tokens. */
final class LedgerTokens {
    private static final String REACHED = LedgerTokens.class.getName();

    private static final Checkpoint NOTHING_KNOWN = new Checkpoint(0, null);

    private LedgerTokens() {}

    static long position(@Nullable TrackingToken token) {
        TrackingToken lowerBound = WrappedToken.unwrapLowerBound(token);
        return lowerBound == null ? 0 : lowerBound.position().orElse(0);
    }

    static TrackedEventMessage<?> tracked(LedgerRows.Row row) {
        return new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(row.event().position()),
                row.message(row.event().payloadOrUnreadable()));
    }

    /** What a message says of the ledger: its last event, as far as it names one. */
    static Checkpoint checkpoint(TrackedEventMessage<?> message) {
        long position = position(message.trackingToken());
        if (message.getPayload() instanceof Checkpoint checkpoint) {
            return checkpoint;
        }
        if (message.getPayload() instanceof Stretch stretch) {
            List<LedgerEvent> events = stretch.events();
            return events.isEmpty() ? new Checkpoint(position, null) : Checkpoint.at(events.get(events.size() - 1));
        }
        return new Checkpoint(position, UUID.fromString(message.getIdentifier()));
    }

    /** Notes how far a batch comes, and tells it when the batch has been committed. */
    static void reached(UnitOfWork<?> batch, Checkpoint checkpoint, LongConsumer committed) {
        if (batch.resources().put(REACHED, checkpoint) == null) {
            batch.afterCommit(unit ->
                    committed.accept(unit.<Checkpoint>getResource(REACHED).position()));
        }
    }

    /** How far the batch that is under way has come, where it is known. */
    static Checkpoint reached() {
        return CurrentUnitOfWork.map(unit -> unit.<@Nullable Checkpoint>getResource(REACHED))
                .orElse(NOTHING_KNOWN);
    }

    /** Something that stands for all events up to a position. */
    static TrackedEventMessage<?> at(long position, Object payload) {
        return new GenericTrackedEventMessage<>(
                new GlobalSequenceTrackingToken(position), GenericEventMessage.asEventMessage(payload));
    }
}
