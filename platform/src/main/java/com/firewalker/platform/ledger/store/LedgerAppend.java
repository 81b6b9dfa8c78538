package com.firewalker.platform.ledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The two statements of an append. The head row stays locked until the commit, therefore positions have no gaps and
 * appear in the order of commits, on any number of nodes.
 */
final class LedgerAppend {
    private static final String ADVANCE = "UPDATE ledger_head SET position = LAST_INSERT_ID(position + ?) WHERE id = 1";
    private static final String INSERT = """
            INSERT INTO ledger_event (position, event_id, stream_id, sequence, type, payload, metadata, recorded_at)
            VALUES
            """;
    private static final String ROW = "(?,?,?,?,?,?,?,?)";
    private static final int MAX_ROWS = 512;
    private static final int MAX_BYTES = 4 << 20;

    /** An event on its way into the ledger. */
    record Row(
            byte[] eventId,
            String streamId,
            long sequence,
            String type,
            byte[] payload,
            byte @Nullable [] metadata,
            LocalDateTime recordedAt) {}

    private final ConcurrentMap<Integer, String> inserts = new ConcurrentHashMap<>();

    /** Appends the rows and returns the position of the first. */
    long append(Connection connection, List<Row> rows) throws SQLException {
        long first = advance(connection, rows.size()) - rows.size() + 1;
        int from = 0;
        while (from < rows.size()) {
            int to = endOfStatement(rows, from);
            insert(connection, first + from, rows.subList(from, to));
            from = to;
        }
        return first;
    }

    private static long advance(Connection connection, int count) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(ADVANCE, Statement.RETURN_GENERATED_KEYS)) {
            update.setInt(1, count);
            if (update.executeUpdate() != 1) {
                throw new SQLException("ledger_head has no row");
            }
            try (ResultSet keys = update.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        }
    }

    private static int endOfStatement(List<Row> rows, int from) {
        int to = from;
        int bytes = 0;
        while (to < rows.size()
                && to - from < MAX_ROWS
                && (bytes += rows.get(to).payload().length) <= MAX_BYTES) {
            to++;
        }
        return Math.max(to, from + 1);
    }

    private void insert(Connection connection, long first, List<Row> rows) throws SQLException {
        String sql = inserts.computeIfAbsent(rows.size(), n -> INSERT + ROW + ("," + ROW).repeat(n - 1));
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            int column = 0;
            long position = first;
            for (Row row : rows) {
                insert.setLong(++column, position++);
                insert.setBytes(++column, row.eventId());
                insert.setString(++column, row.streamId());
                insert.setLong(++column, row.sequence());
                insert.setString(++column, row.type());
                insert.setBytes(++column, row.payload());
                insert.setBytes(++column, row.metadata());
                insert.setObject(++column, row.recordedAt());
            }
            insert.executeUpdate();
        }
    }
}
