package com.firewalker.bench.append;

import com.firewalker.bench.measure.Figure;
import com.firewalker.bench.measure.Measuring;
import com.firewalker.bench.measure.Stores;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.LongUnaryOperator;

/** The limit: the ledger's own two statements by hand, in groups of a fixed size, from two connections. */
public final class RawAppends {
    private static final int WRITERS = 2;

    private final Stores stores;
    private final RawRows rows;

    public RawAppends(Stores stores, byte[] payload) {
        this.stores = stores;
        this.rows = new RawRows(payload);
    }

    /** In tables of the ledger's shape, so that the ledger itself holds what the services wrote. */
    public Figure ofGroups(Measuring measuring, int group, int events) throws Exception {
        makeTables();
        Connection[] connections = new Connection[WRITERS];
        for (int i = 0; i < WRITERS; i++) {
            connections[i] = stores.connect("bench_raw");
            connections[i].setAutoCommit(false);
        }
        Figure figure = measuring.rate(
                "append", "raw JDBC, groups of " + group, events, round -> append(connections, group, events));
        for (Connection connection : connections) {
            connection.close();
        }
        return figure;
    }

    private void makeTables() throws SQLException {
        try (Connection connection = stores.connect("firewalker_command");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE IF NOT EXISTS bench_raw");
            statement.execute("CREATE TABLE IF NOT EXISTS bench_raw.ledger_event LIKE ledger_event");
            statement.execute("CREATE TABLE IF NOT EXISTS bench_raw.ledger_head LIKE ledger_head");
            statement.execute("INSERT IGNORE INTO bench_raw.ledger_head (id, position) VALUES (1, 0)");
        }
    }

    private void append(Connection[] connections, int group, int events) throws Exception {
        Measuring.onThreads(WRITERS, WRITERS, writer -> {
            for (int done = 0; done < events / WRITERS; done += group) {
                append(connections[writer], group);
            }
        });
    }

    void append(Connection connection, int group) throws SQLException {
        rows.append(connection, group, 1, "ledger_event", LongUnaryOperator.identity());
    }
}
