package com.firewalker.platform.ledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** Reads the ledger apart from Axon: whole streams, pages of it, one event. */
public final class LedgerReader {
    private static final long LARGEST_PAGE = 512 << 10;

    /** Payload bytes after which a page ends, whatever number of events was asked for; less in a small heap. */
    public static final long PAGE_BYTES =
            Math.max(32 << 10, Math.min(LARGEST_PAGE, Runtime.getRuntime().maxMemory() / 2048));

    private final DataSource dataSource;
    private final EventTypes types;

    public LedgerReader(DataSource dataSource, EventTypes types) {
        this.dataSource = dataSource;
        this.types = types;
    }

    public List<LedgerEvent> stream(String streamId) {
        return events("WHERE stream_id = ? ORDER BY sequence", streamId);
    }

    public List<LedgerEvent> stream(String streamId, Instant recordedAtOrBefore) {
        return events(
                "WHERE stream_id = ? AND recorded_at <= ? ORDER BY sequence",
                streamId,
                LedgerRows.time(recordedAtOrBefore));
    }

    /** The last event of a stream up to a position; one row, however long the stream is. */
    public Optional<LedgerEvent> lastOf(String streamId, long upToPosition) {
        return events("WHERE stream_id = ? AND position <= ? ORDER BY sequence DESC LIMIT 1", streamId, upToPosition)
                .stream()
                .findFirst();
    }

    /** The last event of each stream up to a position, in one query; streams without events are left out. */
    public List<LedgerEvent> lastOf(Collection<String> streamIds, long upToPosition) {
        if (streamIds.isEmpty()) {
            return List.of();
        }
        List<Object> parameters = new ArrayList<>(streamIds);
        parameters.add(upToPosition);
        return events(
                "JOIN (SELECT stream_id AS one_stream, MAX(sequence) AS last_sequence FROM ledger_event"
                        + " WHERE stream_id IN (?" + ",?".repeat(streamIds.size() - 1) + ") AND position <= ?"
                        + " GROUP BY stream_id) last_events ON stream_id = one_stream AND sequence = last_sequence",
                parameters.toArray());
    }

    /** The event of a stream that stands right before a sequence number; one row. */
    public Optional<LedgerEvent> before(String streamId, long sequence) {
        return events("WHERE stream_id = ? AND sequence < ? ORDER BY sequence DESC LIMIT 1", streamId, sequence)
                .stream()
                .findFirst();
    }

    /** The stream as it was when the ledger ended at this position. */
    public List<LedgerEvent> streamUpTo(String streamId, long position) {
        return events("WHERE stream_id = ? AND position <= ? ORDER BY sequence", streamId, position);
    }

    /** Events of the named types in the streams from the first name to the last, in the order of the ledger. */
    public List<LedgerEvent> streams(String first, String last, Set<String> types) {
        return events(
                "WHERE stream_id >= ? AND stream_id <= ?" + ofTypes(types) + " ORDER BY position",
                parameters(types, first, last));
    }

    /** The next events after a position, of the named types or of all where none is named. */
    public List<LedgerEvent> page(long afterPosition, int limit, Set<String> types) {
        return events(
                "WHERE position > ?" + ofTypes(types) + " ORDER BY position LIMIT " + limit,
                parameters(types, afterPosition));
    }

    /** Events in (afterPosition, upToPosition]. */
    public List<LedgerEvent> page(long afterPosition, long upToPosition, int limit, Set<String> types) {
        return rows(afterPosition, upToPosition, limit, types).stream()
                .map(LedgerRows.Row::event)
                .toList();
    }

    /**
     * The next rows in (after, upTo], of the named types or of all where none is named; fewer where they are large.
     * What was read is proven against the checkpoint, see {@link LedgerSpan}.
     */
    public LedgerSpan span(Checkpoint after, long upTo, int limit, Set<String> types) {
        int most = limit + 2;
        String where = "WHERE position >= ? AND position <= ?"
                + (types.isEmpty() ? "" : " AND (position IN (?, ?) OR " + isOneOf(types) + ")")
                + " ORDER BY position LIMIT " + most;
        Object[] parameters = types.isEmpty()
                ? new Object[] {after.position(), upTo}
                : parameters(types, after.position(), upTo, after.position(), upTo);
        LedgerRows.Part part =
                reading(connection -> LedgerRows.part(connection, this.types, PAGE_BYTES, where, parameters));
        return LedgerSpan.of(part.rows(), after, upTo, part.cut() || part.rows().size() == most, types);
    }

    private List<LedgerRows.Row> rows(long after, long upTo, int limit, Set<String> types) {
        return query(
                "WHERE position > ? AND position <= ?" + ofTypes(types) + " ORDER BY position LIMIT " + limit,
                parameters(types, after, upTo));
    }

    public Optional<LedgerEvent> at(long position) {
        return events("WHERE position = ?", position).stream().findFirst();
    }

    /** The first position recorded at the instant or later; empty where there is none. */
    public Optional<Long> firstPositionSince(Instant instant) {
        return reading(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT MIN(position) FROM ledger_event WHERE recorded_at >= ?")) {
                select.setObject(1, LedgerRows.time(instant));
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return Optional.ofNullable(row.getObject(1, Long.class));
                }
            }
        });
    }

    /** Names of the streams that begin so, the newest name first. */
    public List<String> streamIds(String prefix) {
        return reading(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                            SELECT stream_id FROM ledger_event WHERE stream_id >= ? AND stream_id < ? AND sequence = 0
                            ORDER BY stream_id DESC""")) {
                select.setString(1, prefix);
                select.setString(2, prefix + Character.toString(127));
                List<String> names = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        names.add(rows.getString(1));
                    }
                }
                return names;
            }
        });
    }

    private List<LedgerEvent> events(String where, Object... parameters) {
        return query(where, parameters).stream().map(LedgerRows.Row::event).toList();
    }

    private List<LedgerRows.Row> query(String where, Object... parameters) {
        return reading(connection -> LedgerRows.query(connection, types, where, parameters));
    }

    private <T> T reading(SqlWork<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new EventStoreException("could not read the ledger: " + e.getMessage(), e);
        }
    }

    private static String ofTypes(Set<String> types) {
        return types.isEmpty() ? "" : " AND " + isOneOf(types);
    }

    private static String isOneOf(Set<String> types) {
        return "type IN (?" + ",?".repeat(types.size() - 1) + ")";
    }

    private static Object[] parameters(Set<String> types, Object... before) {
        List<Object> all = new ArrayList<>(List.of(before));
        all.addAll(types);
        return all.toArray();
    }
}
