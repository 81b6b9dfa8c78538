package com.firewalker.platform.ledger.follow;

import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.jspecify.annotations.Nullable;

/** Handlers with something before them that sees every event first. */
public abstract class GuardedInvoker implements EventHandlerInvoker {
    private final EventHandlerInvoker handlers;

    protected GuardedInvoker(EventHandlerInvoker handlers) {
        this.handlers = handlers;
    }

    protected final EventHandlerInvoker handlers() {
        return handlers;
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return handlers.canHandle(message, segment);
    }

    @Override
    public boolean canHandleType(Class<?> payloadType) {
        return handlers.canHandleType(payloadType);
    }

    @Override
    public final boolean supportsReset() {
        return handlers.supportsReset();
    }

    @Override
    public final void performReset() {
        handlers.performReset();
    }

    @Override
    public final <R> void performReset(@Nullable R context) {
        handlers.performReset(context);
    }

    @Override
    public final void segmentReleased(Segment segment) {
        handlers.segmentReleased(segment);
    }
}
