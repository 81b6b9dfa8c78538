package com.firewalker.query.deadletter;

import com.firewalker.platform.ledger.LedgerEvent;
import com.firewalker.query.view.Fact;

/** Events of the ledger as folds see them. */
final class Facts {

    private Facts() {}

    static Fact of(LedgerEvent event) {
        return new Fact(event.position(), event.recordedAt(), event.payload());
    }
}
