package com.firewalker.platform.ledger.lane;

import com.firewalker.platform.web.Refusal;
import java.time.Duration;
import java.util.List;

/** Too many commands wait; nothing of this one has happened. HTTP 429, gRPC RESOURCE_EXHAUSTED. */
public final class Overloaded extends Refusal {
    private static final long serialVersionUID = 1L;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    /** @param limit how many commands may wait there */
    Overloaded(String detail, long limit) {
        super(429, "overloaded", detail, List.of(), RETRY_AFTER, rateLimit(limit, RETRY_AFTER));
    }
}
