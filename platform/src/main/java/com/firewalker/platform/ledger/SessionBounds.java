package com.firewalker.platform.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Limits that the server itself enforces on a writing session, so that a frozen writer lets the head row go within ten
 * seconds. MariaDB ends an idle write transaction; MySQL has only the idle session's timeout, which is why whoever uses
 * {@link #forLane} must ask something more often than that.
 */
final class SessionBounds {
    static final int IDLE_SECONDS = 10;

    /** The comment is read by MariaDB alone. */
    private static final String BOTH = "SET SESSION innodb_lock_wait_timeout = 5, wait_timeout = " + IDLE_SECONDS
            + " /*M! , idle_write_transaction_timeout = 10, max_statement_time = 10 */";

    private SessionBounds() {}

    static void forLane(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(BOTH);
        }
    }
}
