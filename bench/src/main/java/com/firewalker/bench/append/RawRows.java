package com.firewalker.bench.append;

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
import java.util.function.LongUnaryOperator;

/** The ledger's two statements by hand: a head row goes on, and as many rows of upload events are inserted. */
final class RawRows {
    private static final String ROW = "(?,?,?,?,?,?,?,?)";
    /** With the number behind it as long as a walker's id. */
    private static final String RUN = "%014x".formatted(System.nanoTime());

    private final byte[] payload;
    private final AtomicLong streams = new AtomicLong();

    /** The payload is that of a real upload event, so that rows are as large as Firewalker's. */
    RawRows(byte[] payload) {
        this.payload = payload;
    }

    /**
     * Appends a group in one transaction.
     *
     * @param head which row of the heads gives out numbers
     * @param table where the events go
     * @param position what becomes of a number
     */
    void append(Connection connection, int group, int head, String table, LongUnaryOperator position)
            throws SQLException {
        long last = advance(connection, group, head);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + table
                + " (position, event_id, stream_id, sequence, type, payload, metadata, recorded_at)"
                + " VALUES " + ROW + ("," + ROW).repeat(group - 1))) {
            int column = 0;
            for (int i = 0; i < group; i++) {
                insert.setLong(++column, position.applyAsLong(last - group + 1 + i));
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

    private static long advance(Connection connection, int group, int head) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE ledger_head SET position = LAST_INSERT_ID(position + ?) WHERE id = ?",
                Statement.RETURN_GENERATED_KEYS)) {
            update.setInt(1, group);
            update.setInt(2, head);
            update.executeUpdate();
            try (ResultSet keys = update.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        }
    }
}
