package com.firewalker.platform.ledger.store;

import org.axonframework.common.AxonNonTransientException;

/**
 * A reader has applied an event that the ledger does not hold any more: the primary was replaced by a server without the
 * last commits, or an older backup was restored. The reader stops until an operator has followed the runbook.
 */
public final class LedgerTailLost extends AxonNonTransientException {
    private static final long serialVersionUID = 1L;

    /** Where operators read on, from the root of the repository. */
    public static final String RUNBOOK = "docs/runbooks/ledger-tail-lost.md";

    public LedgerTailLost(Checkpoint known) {
        super("the ledger does not hold the event " + known.event() + " at position " + known.position()
                + " any more; see " + RUNBOOK);
    }
}
