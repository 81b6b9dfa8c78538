package com.firewalker.platform.ledger.lane;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Limits that the server itself enforces on a writing session, so that a frozen writer lets the head row go within
 * fifteen seconds. MariaDB ends an idle write transaction; MySQL has only the timeout of an idle session, which is why
 * whoever uses {@link #forLane} must ask something more often than that.
 */
final class SessionBounds {
    static final int IDLE_SECONDS = 10;

    /** A writer may also freeze in the middle of a statement that it sends. */
    private static final String NET = ", net_read_timeout = " + IDLE_SECONDS;

    /** The comment is read by MariaDB alone. */
    private static final String LANE = "SET SESSION innodb_lock_wait_timeout = 5, wait_timeout = " + IDLE_SECONDS + NET
            + " /*M! , idle_write_transaction_timeout = 10, max_statement_time = 10 */";

    private static final String BEGIN = "SET SESSION wait_timeout = " + IDLE_SECONDS + NET;
    private static final String END = "SET SESSION wait_timeout = DEFAULT, net_read_timeout = DEFAULT";

    private SessionBounds() {}

    static void forLane(Connection connection) throws SQLException {
        execute(connection, LANE);
    }

    /** True where every session of a pool is bounded from its first statement on, as only MariaDB can do it. */
    static boolean isBoundedByItsPool(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductVersion().contains("MariaDB");
    }

    /** From the first append of a transaction on a pooled connection. */
    static void begin(Connection connection) throws SQLException {
        execute(connection, BEGIN);
    }

    /** At its end: a pooled connection may be idle for as long as the server's own setting allows. */
    static void end(Connection connection) throws SQLException {
        execute(connection, END);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
