package com.firewalker.query.deadletter;

import com.firewalker.platform.ledger.store.Failure;
import com.firewalker.platform.ledger.store.LedgerEvent;

/** So many events of one batch fail that none of them is parked: the view has to be paused until somebody looks at it. */
public final class TooManyFailures extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManyFailures(LedgerEvent event, RuntimeException cause) {
        super(
                "too many events of one batch cannot be handled, among them the one at position %d: %s"
                        .formatted(event.position(), Failure.words(cause)),
                cause);
    }
}
