package com.firewalker.platform.ledger.store;

/** An event breaks the rules written in its .proto; it was not appended. */
public final class InvalidEvent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidEvent(String message) {
        super(message);
    }
}
