package com.firewalker.query.testing;

import com.google.protobuf.Message;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Appends events as the command side does: positions from the head row, one transaction. */
public final class TestLedger implements AutoCloseable {

    /** An event and the stream it belongs to, as the ledger will hold it. */
    public record Entry(String streamId, Message event, String type, byte[] payload) {

        public Entry(String streamId, Message event) {
            this(streamId, event, event.getDescriptorForType().getFullName(), event.toByteArray());
        }

        /** Under the name of a type that only a later version of the program knows. */
        public Entry ofType(String later) {
            return new Entry(streamId, event, later, payload);
        }

        public Entry withoutLastByte() {
            return new Entry(streamId, event, type, Arrays.copyOf(payload, payload.length - 1));
        }
    }

    private final Connection connection;
    private final Map<String, Long> sequences = new HashMap<>();

    public TestLedger(String server, String user, String password) {
        try {
            connection = DriverManager.getConnection(
                    server + "/firewalker_command?createDatabaseIfNotExist=true&rewriteBatchedStatements=true",
                    user,
                    password);
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The position of the last event. */
    public long append(Entry... entries) {
        return append(List.of(entries), Instant.now());
    }

    public synchronized long append(List<Entry> entries, Instant recordedAt) {
        try {
            long last = advance(entries.size());
            long position = last - entries.size();
            try (PreparedStatement insert = connection.prepareStatement("""
                            INSERT INTO ledger_event (position, event_id, stream_id,
                            sequence, type, payload, metadata, recorded_at) VALUES (?,?,?,?,?,?,NULL,?)""")) {
                for (Entry entry : entries) {
                    insert.setLong(1, ++position);
                    insert.setBytes(2, id());
                    insert.setString(3, entry.streamId());
                    insert.setLong(4, sequences.merge(entry.streamId(), 0L, (old, first) -> old + 1));
                    insert.setString(5, entry.type());
                    insert.setBytes(6, entry.payload());
                    insert.setObject(7, LocalDateTime.ofInstant(recordedAt, ZoneOffset.UTC));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            connection.commit();
            return last;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long advance(int count) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE ledger_head SET position = position + " + count + " WHERE id = 1");
            try (ResultSet row = statement.executeQuery("SELECT position FROM ledger_head WHERE id = 1")) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static byte[] id() {
        UUID id = UUID.randomUUID();
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
