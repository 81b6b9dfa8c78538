package com.firewalker.platform.ledger.lane;

import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** Axon's transactions are Spring's; inside a lane they are the lane's, which begins and ends them itself. */
final class LaneAwareTransactions extends SpringTransactionManager {
    private final LedgerConnections connections;

    LaneAwareTransactions(PlatformTransactionManager transactionManager, LedgerConnections connections) {
        super(transactionManager);
        this.connections = connections;
    }

    @Override
    public Transaction startTransaction() {
        return connections.inLane() ? NoTransactionManager.instance().startTransaction() : super.startTransaction();
    }
}
