package com.firewalker.local.client;

import java.net.URI;

/** Nobody answers at the address. */
public final class UnreachableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreachableException(URI origin, Throwable cause) {
        super(
                "Firewalker does not answer at " + origin + "; start it (./firewalker up) or name its address (--url)",
                cause);
    }
}
