package com.firewalker.platform.ledger.lane;

import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Bounds the caller's transaction by the server, from the moment it takes the head row until it ends: whatever else the
 * caller does in it, a process that freezes holds up the other writers no longer than a lane would.
 */
final class BoundedTransaction implements TransactionSynchronization {
    private static final Logger log = LoggerFactory.getLogger(BoundedTransaction.class);

    private final Connection connection;

    private BoundedTransaction(Connection connection) {
        this.connection = connection;
    }

    /** Once for a transaction; costs a round trip on MySQL and none on MariaDB. */
    static void bound(Connection connection) throws SQLException {
        if (SessionBounds.isBoundedByItsPool(connection)
                || TransactionSynchronizationManager.getSynchronizations().stream()
                        .anyMatch(BoundedTransaction.class::isInstance)) {
            return;
        }
        SessionBounds.begin(connection);
        TransactionSynchronizationManager.registerSynchronization(new BoundedTransaction(connection));
    }

    @Override
    public void afterCompletion(int status) {
        try {
            SessionBounds.end(connection);
        } catch (SQLException e) {
            log.debug("a session that has ended keeps its bounds: {}", e.getMessage());
        }
    }
}
