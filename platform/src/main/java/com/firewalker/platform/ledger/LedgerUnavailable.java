package com.firewalker.platform.ledger;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The ledger could not commit, or could not say whether it did. Safe to repeat. HTTP 503, gRPC UNAVAILABLE. */
public final class LedgerUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    LedgerUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    public Duration retryAfter() {
        return RETRY_AFTER;
    }
}
