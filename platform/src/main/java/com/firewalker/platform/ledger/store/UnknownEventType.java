package com.firewalker.platform.ledger.store;

import org.axonframework.serialization.SerializationException;

/** The ledger holds an event type that this program does not know. */
public final class UnknownEventType extends SerializationException {
    private static final long serialVersionUID = 1L;

    UnknownEventType(String type) {
        super("unknown event type: " + type);
    }
}
