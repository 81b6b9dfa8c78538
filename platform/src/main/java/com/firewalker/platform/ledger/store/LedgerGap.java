package com.firewalker.platform.ledger.store;

import org.axonframework.common.AxonTransientException;

/** Positions have no gaps up to the head: a read that finds one was not complete, and is repeated. */
public final class LedgerGap extends AxonTransientException {
    private static final long serialVersionUID = 1L;

    LedgerGap(long position, long upTo) {
        super("the ledger shows no event at position " + position + " although it goes to " + upTo);
    }
}
