package com.firewalker.platform.ledger;

import java.time.Duration;

/** Too many commands wait; nothing of this one has happened. HTTP 429, gRPC RESOURCE_EXHAUSTED. */
public final class Overloaded extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Duration retryAfter;

    Overloaded(String message, Duration retryAfter) {
        super(message, null, false, false);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
