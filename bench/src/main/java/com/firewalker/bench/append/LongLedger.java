package com.firewalker.bench.append;

import com.firewalker.bench.measure.Measuring;
import com.firewalker.bench.measure.Stores;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Fills the ledger with other walkers' events until it is long: fast, without a binary log and without durability,
 * which comes back after. Ends when the database has written all of it to its files, so that no upload pays for that.
 */
public final class LongLedger {
    private static final int GROUP = 500;
    private static final int WRITERS = 2;
    private static final int FEW_PAGES = 100;
    private static final long LONGEST = Duration.ofMinutes(3).toNanos();
    private static final long LOOK = Duration.ofMillis(100).toNanos();

    private final Stores stores;

    public LongLedger(Stores stores) {
        this.stores = stores;
    }

    public void grow(byte[] payload, long events) throws Exception {
        try (Connection settings = stores.connect("firewalker_command");
                Statement statement = settings.createStatement()) {
            long missing = events - length(statement);
            statement.execute("SET GLOBAL innodb_flush_log_at_trx_commit = 0");
            statement.execute("SET GLOBAL sync_binlog = 0");
            RawAppends appends = new RawAppends(stores, payload);
            Measuring.onThreads(WRITERS, WRITERS, writer -> {
                try (Connection connection = stores.connect("firewalker_command");
                        Statement session = connection.createStatement()) {
                    session.execute("SET SESSION sql_log_bin = 0");
                    connection.setAutoCommit(false);
                    for (long done = 0; done < missing / WRITERS; done += GROUP) {
                        appends.append(connection, GROUP);
                    }
                }
            });
            statement.execute("SET GLOBAL innodb_flush_log_at_trx_commit = 1");
            statement.execute("SET GLOBAL sync_binlog = 1");
            flush(statement);
        }
    }

    private static void flush(Statement statement) throws SQLException {
        statement.execute("SET GLOBAL innodb_max_dirty_pages_pct = 0");
        long deadline = System.nanoTime() + LONGEST;
        while (dirtyPages(statement) > FEW_PAGES) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the database does not come to rest");
            }
            LockSupport.parkNanos(LOOK);
        }
        statement.execute("SET GLOBAL innodb_max_dirty_pages_pct = DEFAULT");
    }

    private static long dirtyPages(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SHOW GLOBAL STATUS LIKE 'Innodb_buffer_pool_pages_dirty'")) {
            row.next();
            return row.getLong(2);
        }
    }

    private static long length(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT position FROM ledger_head")) {
            row.next();
            return row.getLong(1);
        }
    }
}
