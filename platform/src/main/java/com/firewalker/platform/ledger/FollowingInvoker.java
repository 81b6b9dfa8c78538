package com.firewalker.platform.ledger;

import com.firewalker.ledger.v1.Unreadable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * A processor's handlers, with {@link Scanned} kept from them and every committed batch made known. An event that cannot
 * be read is never passed over: where the handlers have no place for it, the processor stops at it.
 */
final class FollowingInvoker extends GuardedInvoker {
    private static final String KEY = FollowingInvoker.class.getName();
    private final LongConsumer committed;

    /** @param committed told where every committed batch ends */
    FollowingInvoker(EventHandlerInvoker handlers, LongConsumer committed) {
        super(handlers);
        this.committed = committed;
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return isScanned(message) || isUnreadable(message) || isStretch(message) || super.canHandle(message, segment);
    }

    @Override
    public boolean canHandleType(Class<?> payloadType) {
        return Scanned.class.equals(payloadType)
                || Unreadable.class.equals(payloadType)
                || super.canHandleType(payloadType);
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) throws Exception {
        UnitOfWork<?> batch = CurrentUnitOfWork.get();
        AtomicLong end = batch.getOrComputeResource(KEY, key -> begin(batch));
        end.set(message instanceof TrackedEventMessage<?> tracked ? LedgerTokens.position(tracked.trackingToken()) : 0);
        if (message.getPayload() instanceof Unreadable unreadable && !super.canHandle(message, segment)) {
            throw new UnreadableEvent(unreadable);
        }
        if (!isScanned(message)) {
            handlers().handle(message, segment);
        }
    }

    private AtomicLong begin(UnitOfWork<?> batch) {
        AtomicLong end = new AtomicLong();
        batch.afterCommit(unit -> committed.accept(end.get()));
        return end;
    }

    private static boolean isStretch(EventMessage<?> message) {
        return message.getPayload() instanceof Stretch;
    }

    private static boolean isUnreadable(EventMessage<?> message) {
        return message.getPayload() instanceof Unreadable;
    }

    private static boolean isScanned(EventMessage<?> message) {
        return message.getPayload() instanceof Scanned;
    }
}
