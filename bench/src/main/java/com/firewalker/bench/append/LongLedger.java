package com.firewalker.bench.append;

import com.firewalker.bench.Measuring;
import com.firewalker.bench.Stores;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Fills the ledger with other walkers' events until it is long: fast and without durability, which comes back after. */
public final class LongLedger {
    private static final int GROUP = 500;
    private static final int WRITERS = 2;

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
                try (Connection connection = stores.connect("firewalker_command")) {
                    connection.setAutoCommit(false);
                    for (long done = 0; done < missing / WRITERS; done += GROUP) {
                        appends.append(connection, GROUP);
                    }
                }
            });
            statement.execute("SET GLOBAL innodb_flush_log_at_trx_commit = 1");
            statement.execute("SET GLOBAL sync_binlog = 1");
        }
    }

    private static long length(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT position FROM ledger_head")) {
            row.next();
            return row.getLong(1);
        }
    }
}
