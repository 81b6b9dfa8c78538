package com.firewalker.bench.append;

import com.firewalker.bench.measure.Figure;
import com.firewalker.bench.measure.Measuring;
import com.firewalker.bench.measure.Stores;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The ledger in partitions, as a prototype: a head row and a table for each, positions that tell the partition, two
 * connections to each, all on one server.
 */
public final class PartitionedAppends {
    /** So many partitions there can ever be: what a position leaves for their numbers. */
    private static final int PARTITIONS = 256;

    private static final int WRITERS = 2;

    private final Stores stores;
    private final RawRows rows;

    public PartitionedAppends(Stores stores, byte[] payload) {
        this.stores = stores;
        this.rows = new RawRows(payload);
    }

    /**
     * In fresh tables of the ledger's shape, which are gone afterwards.
     *
     * @param events about as many in a round: what every connection can append in whole groups
     * @throws IllegalStateException where a partition has a hole, or a position that is not its own
     */
    public Figure ofGroups(Measuring measuring, int heads, int group, int events) throws Exception {
        makeTables(heads);
        int writers = heads * WRITERS;
        int groups = Math.max(1, events / group / writers);
        Connection[] connections = new Connection[writers];
        for (int i = 0; i < writers; i++) {
            connections[i] = stores.connect("bench_heads");
            connections[i].setAutoCommit(false);
        }
        String name = "raw JDBC, " + heads + " heads, groups of " + group;
        Figure figure = measuring.rate("append", name, groups * group * writers, round -> {
            Measuring.onThreads(writers, writers, writer -> append(connections[writer], writer % heads, group, groups));
        });
        for (Connection connection : connections) {
            connection.close();
        }
        check(heads);
        return figure;
    }

    private void append(Connection connection, int partition, int group, int groups) throws SQLException {
        for (int i = 0; i < groups; i++) {
            rows.append(connection, group, partition, table(partition), local -> local * PARTITIONS + partition);
        }
    }

    private void makeTables(int heads) throws SQLException {
        try (Connection connection = stores.connect("firewalker_command");
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS bench_heads");
            statement.execute("CREATE DATABASE bench_heads");
            statement.execute("CREATE TABLE bench_heads.ledger_head LIKE ledger_head");
            for (int i = 0; i < heads; i++) {
                statement.execute("CREATE TABLE bench_heads." + table(i) + " LIKE ledger_event");
                statement.execute("INSERT INTO bench_heads.ledger_head (id, position) VALUES (" + i + ", 0)");
            }
        }
    }

    /** What was promised of one ledger holds in each partition: no holes, and an end that the head knows. */
    private void check(int heads) throws SQLException {
        try (Connection connection = stores.connect("bench_heads");
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < heads; i++) {
                try (ResultSet row = statement.executeQuery("SELECT COUNT(*) = MAX(h.position)"
                        + " AND MIN(e.position) = " + (PARTITIONS + i)
                        + " AND MAX(e.position) = MAX(h.position) * " + PARTITIONS + " + " + i
                        + " AND SUM(e.position % " + PARTITIONS + " <> " + i + ") = 0"
                        + " FROM " + table(i) + " e JOIN ledger_head h ON h.id = " + i)) {
                    row.next();
                    if (!row.getBoolean(1)) {
                        throw new IllegalStateException("partition " + i + " is not whole");
                    }
                }
            }
            statement.execute("DROP DATABASE bench_heads");
        }
    }

    private static String table(int partition) {
        return "ledger_event_" + partition;
    }
}
