package com.firewalker.bench.append;

import com.firewalker.bench.measure.Figure;
import com.firewalker.bench.measure.Measuring;
import com.firewalker.bench.measure.Stores;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** The limit: the ledger's own two statements by hand, in groups of a fixed size, from two connections. */
public final class RawAppends {
    private static final int WRITERS = 2;
    private static final String ROW = "(?,?,?,?,?,?,?,?)";
    /** With the number behind it as long as a walker's id. */
    private static final String RUN = "%014x".formatted(System.nanoTime());

    private final Stores stores;
    private final byte[] payload;
    private final AtomicLong streams = new AtomicLong();

    /** The payload is that of a real upload event, so that rows are as large as Firewalker's. */
    public RawAppends(Stores stores, byte[] payload) {
        this.stores = stores;
        this.payload = payload;
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
        long last = advance(connection, group);
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO ledger_event (position, event_id, stream_id, sequence, type, payload, metadata, recorded_at)"
                        + " VALUES " + ROW + ("," + ROW).repeat(group - 1))) {
            int column = 0;
            for (int i = 0; i < group; i++) {
                insert.setLong(++column, last - group + 1 + i);
                insert.setBytes(++column, id());
                insert.setString(++column, "day/" + RUN + "%08d".formatted(streams.incrementAndGet()) + "/2026-05-04");
                insert.setLong(++column, 0);
                insert.setString(++column, "firewalker.events.v1.StepsRecorded");
                insert.setBytes(++column, payload);
                insert.setBytes(++column, null);
                insert.setObject(++column, LocalDateTime.now(ZoneOffset.UTC));
            }
            insert.executeUpdate();
        }
        connection.commit();
    }

    private static byte[] id() {
        return ByteBuffer.allocate(16)
                .putLong(System.currentTimeMillis() << 16
                        | ThreadLocalRandom.current().nextInt(1 << 16))
                .putLong(ThreadLocalRandom.current().nextLong())
                .array();
    }

    private static long advance(Connection connection, int group) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE ledger_head SET position = LAST_INSERT_ID(position + ?) WHERE id = 1",
                Statement.RETURN_GENERATED_KEYS)) {
            update.setInt(1, group);
            update.executeUpdate();
            try (ResultSet keys = update.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        }
    }
}
