package com.firewalker.platform.ledger;

import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/** A processor's handlers, with {@link Scanned} kept from them and every committed batch made known. */
final class FollowingInvoker implements EventHandlerInvoker {
    private static final String KEY = FollowingInvoker.class.getName();
    private final EventHandlerInvoker handlers;
    private final AppliedPositions applied;

    FollowingInvoker(EventHandlerInvoker handlers, AppliedPositions applied) {
        this.handlers = handlers;
        this.applied = applied;
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return isScanned(message) || handlers.canHandle(message, segment);
    }

    @Override
    public boolean canHandleType(Class<?> payloadType) {
        return Scanned.class.equals(payloadType) || handlers.canHandleType(payloadType);
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) throws Exception {
        CurrentUnitOfWork.get().getOrComputeResource(KEY, key -> {
            CurrentUnitOfWork.get().afterCommit(u -> applied.advanced());
            return key;
        });
        if (!isScanned(message)) {
            handlers.handle(message, segment);
        }
    }

    private static boolean isScanned(EventMessage<?> message) {
        return message.getPayload() instanceof Scanned;
    }

    @Override
    public boolean supportsReset() {
        return handlers.supportsReset();
    }

    @Override
    public void performReset() {
        handlers.performReset();
    }

    @Override
    public <R> void performReset(@Nullable R context) {
        handlers.performReset(context);
    }

    @Override
    public void segmentReleased(Segment segment) {
        handlers.segmentReleased(segment);
    }
}
