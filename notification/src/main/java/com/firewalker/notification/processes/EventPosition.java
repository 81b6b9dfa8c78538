package com.firewalker.notification.processes;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;

/** Where an event that is being handled stands in the ledger. */
public final class EventPosition {

    private EventPosition() {}

    /** The position; 0 where the event did not come from the ledger. */
    public static long of(EventMessage<?> event) {
        return event instanceof TrackedEventMessage<?> tracked
                ? tracked.trackingToken().position().orElse(0)
                : 0;
    }
}
