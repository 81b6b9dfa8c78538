package com.firewalker.platform.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Limits that the server itself enforces on a writing session, so that a frozen writer lets the head row go within ten
 * seconds. MariaDB ends an idle write transaction; MySQL has only the idle session's timeout, which is why whoever uses
 * {@link #forLane} must ask something more often than that.
 */
public final class SessionBounds {
    /** For connections of a pool: what both servers understand; the comment is read by MariaDB alone. */
    public static final String POOLED = "SET SESSION innodb_lock_wait_timeout = 5"
            + " /*M! , idle_write_transaction_timeout = 10, max_statement_time = 10 */";

    static final int IDLE_SECONDS = 10;
    private static final String LANE = POOLED + ", wait_timeout = ";
    private static final int MARIADB_IDLE_SECONDS = 28_800;

    private SessionBounds() {}

    static void forLane(Connection connection) throws SQLException {
        boolean mariaDb = connection.getMetaData().getDatabaseProductVersion().contains("MariaDB");
        try (Statement statement = connection.createStatement()) {
            statement.execute(LANE + (mariaDb ? MARIADB_IDLE_SECONDS : IDLE_SECONDS));
        }
    }
}
