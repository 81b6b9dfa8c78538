package com.firewalker.platform.ledger.lane;

import com.firewalker.platform.web.Refusal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ledger could not commit, or could not say whether it did. Safe to repeat. HTTP 503, gRPC UNAVAILABLE. */
public final class LedgerUnavailable extends Refusal {
    private static final long serialVersionUID = 1L;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    LedgerUnavailable(String detail, @Nullable Throwable cause) {
        super(503, "unavailable", detail, List.of(), RETRY_AFTER);
        initCause(cause);
    }
}
