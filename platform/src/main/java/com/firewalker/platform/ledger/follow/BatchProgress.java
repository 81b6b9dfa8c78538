package com.firewalker.platform.ledger.follow;

import com.firewalker.platform.ledger.store.Checkpoint;
import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.platform.ledger.store.LedgerTokens;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** How far the batch of a processor has come, kept in the batch's unit of work. */
final class BatchProgress {
    private static final String REACHED = BatchProgress.class.getName();
    private static final Checkpoint NOTHING_KNOWN = new Checkpoint(0, null);

    private BatchProgress() {}

    /** Notes that the batch has come to this message, and tells it when the batch has been committed. */
    static void reached(UnitOfWork<?> batch, TrackedEventMessage<?> message, LongConsumer committed) {
        if (batch.resources().put(REACHED, checkpoint(message)) == null) {
            batch.afterCommit(unit ->
                    committed.accept(unit.<Checkpoint>getResource(REACHED).position()));
        }
    }

    /** Where the batch that is under way stands; without an event where that is not known. */
    static Checkpoint reached() {
        return CurrentUnitOfWork.map(unit -> unit.<@Nullable Checkpoint>getResource(REACHED))
                .orElse(NOTHING_KNOWN);
    }

    private static Checkpoint checkpoint(TrackedEventMessage<?> message) {
        if (message.getPayload() instanceof Checkpoint checkpoint) {
            return checkpoint;
        }
        if (message.getPayload() instanceof EventBatch batch) {
            List<LedgerEvent> events = batch.events();
            return Checkpoint.at(events.get(events.size() - 1));
        }
        return new Checkpoint(LedgerTokens.position(message.trackingToken()), UUID.fromString(message.getIdentifier()));
    }
}
