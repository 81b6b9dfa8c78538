package com.firewalker.platform.ledger.follow;

import com.firewalker.ledger.v1.Unreadable;
import com.firewalker.platform.ledger.store.Checkpoint;
import com.firewalker.platform.ledger.store.UnreadableEvent;
import java.util.function.LongConsumer;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * A processor's handlers, with {@link Checkpoint} kept from them and every committed batch made known. An event that cannot
 * be read is never passed over: where the handlers have no place for it, the processor stops at it.
 */
final class FollowingInvoker extends GuardedInvoker {
    private final LongConsumer committed;

    /** @param committed told where every committed batch ends */
    FollowingInvoker(EventHandlerInvoker handlers, LongConsumer committed) {
        super(handlers);
        this.committed = committed;
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return isCheckpoint(message) || isUnreadable(message) || isBatch(message) || super.canHandle(message, segment);
    }

    @Override
    public boolean canHandleType(Class<?> payloadType) {
        return Checkpoint.class.equals(payloadType)
                || Unreadable.class.equals(payloadType)
                || super.canHandleType(payloadType);
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) throws Exception {
        UnitOfWork<?> batch = CurrentUnitOfWork.get();
        if (message instanceof TrackedEventMessage<?> tracked) {
            BatchProgress.reached(batch, tracked, committed);
        }
        if (message.getPayload() instanceof Unreadable unreadable && !super.canHandle(message, segment)) {
            throw new UnreadableEvent(unreadable);
        }
        if (!isCheckpoint(message)) {
            handlers().handle(message, segment);
        }
    }

    private static boolean isBatch(EventMessage<?> message) {
        return message.getPayload() instanceof EventBatch;
    }

    private static boolean isUnreadable(EventMessage<?> message) {
        return message.getPayload() instanceof Unreadable;
    }

    private static boolean isCheckpoint(EventMessage<?> message) {
        return message.getPayload() instanceof Checkpoint;
    }
}
