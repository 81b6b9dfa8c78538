package com.firewalker.platform.ledger;

import com.firewalker.ledger.v1.Unreadable;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * A processor's handlers, with {@link Scanned} kept from them and every committed batch made known. An event that cannot
 * be read is never passed over: where the handlers have no place for it, the processor stops at it.
 */
final class FollowingInvoker extends GuardedInvoker {
    private static final String KEY = FollowingInvoker.class.getName();
    private final AppliedPositions applied;

    FollowingInvoker(EventHandlerInvoker handlers, AppliedPositions applied) {
        super(handlers);
        this.applied = applied;
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return isScanned(message) || isUnreadable(message) || super.canHandle(message, segment);
    }

    @Override
    public boolean canHandleType(Class<?> payloadType) {
        return Scanned.class.equals(payloadType)
                || Unreadable.class.equals(payloadType)
                || super.canHandleType(payloadType);
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) throws Exception {
        CurrentUnitOfWork.get().getOrComputeResource(KEY, key -> {
            CurrentUnitOfWork.get().afterCommit(u -> applied.advanced());
            return key;
        });
        if (message.getPayload() instanceof Unreadable unreadable && !super.canHandle(message, segment)) {
            throw new UnreadableEvent(unreadable);
        }
        if (!isScanned(message)) {
            handlers().handle(message, segment);
        }
    }

    private static boolean isUnreadable(EventMessage<?> message) {
        return message.getPayload() instanceof Unreadable;
    }

    private static boolean isScanned(EventMessage<?> message) {
        return message.getPayload() instanceof Scanned;
    }
}
