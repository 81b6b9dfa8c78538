package com.firewalker.platform.ledger.follow;

/** Tells the readers of all nodes that the ledger has grown. Called after commits; must not block or throw. */
@FunctionalInterface
public interface LedgerSignal {
    String CHANNEL = "ledger";

    void grownTo(long position);
}
