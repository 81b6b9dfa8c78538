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
    private static final int PAGE_ROWS = 1000;

    /** Payload bytes after which a page ends, whatever number of events was asked for; less in a small heap. */
    public static final long PAGE_BYTES =
            Math.max(32 << 10, Math.min(LARGEST_PAGE, Runtime.getRuntime().maxMemory() / 2048));

    private final DataSource dataSource;
    private final EventTypes types;
    private final LedgerPage.Limit pageLimit = new LedgerPage.Limit();

    public LedgerReader(DataSource dataSource, EventTypes types) {
        this.dataSource = dataSource;
        this.types = types;
    }

    /** All of a short stream at once. */
    public List<LedgerEvent> stream(String streamId) {
        return events("WHERE stream_id = ? ORDER BY sequence", streamId);
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

    /** The events of a stream in order, however long it is: a page of them is in memory at a time. */
    public Iterable<LedgerEvent> eventsOf(String streamId) {
        return eventsOf(streamId, Long.MAX_VALUE);
    }

    /** The stream as it was when the ledger ended at this position. */
    public Iterable<LedgerEvent> eventsOf(String streamId, long upToPosition) {
        return new LedgerRows.Paged(last -> part(
                        "WHERE stream_id = ? AND sequence > ? AND position <= ? ORDER BY sequence",
                        streamId,
                        last == null ? -1 : last.event().sequence(),
                        upToPosition))
                .events();
    }

    /** Events of the named types in the streams from the first name to the last, stream by stream, each in order. */
    public Iterable<LedgerEvent> eventsIn(String first, String last, Set<String> types) {
        return new LedgerRows.Paged(before -> {
                    String from = before == null ? first : before.event().streamId();
                    long sequence = before == null ? -1 : before.event().sequence();
                    return part(
                            "WHERE stream_id >= ? AND stream_id <= ? AND (stream_id > ? OR sequence > ?)"
                                    + ofTypes(types) + " ORDER BY stream_id, sequence",
                            parameters(types, from, last, from, sequence));
                })
                .events();
    }

    /** Where the events of a stream stand, up to a position; payloads are not read. */
    public List<Long> positionsOf(String streamId, long upToPosition, int limit) {
        return column(
                Long.class,
                "SELECT position FROM ledger_event WHERE stream_id = ? AND position <= ? ORDER BY sequence LIMIT "
                        + limit,
                streamId,
                upToPosition);
    }

    /** Where the events stand whose streams are named from the first name to the last; payloads are not read. */
    public List<Long> positionsIn(String first, String last, long upToPosition) {
        return column(
                Long.class,
                "SELECT position FROM ledger_event WHERE stream_id >= ? AND stream_id <= ? AND position <= ?",
                first,
                last,
                upToPosition);
    }

    /** Which streams have events in (after, upTo]; payloads are not read. */
    public List<String> streamsIn(long after, long upTo) {
        return column(
                String.class,
                "SELECT DISTINCT stream_id FROM ledger_event WHERE position > ? AND position <= ?",
                after,
                upTo);
    }

    /** The next events after a position, of the named types or of all where none is named; fewer where they are large. */
    public List<LedgerEvent> page(long afterPosition, int limit, Set<String> types) {
        return next(afterPosition, Long.MAX_VALUE, limit, types).events();
    }

    /** The next events of (afterPosition, upToPosition], fewer where they are large, and how far they reach. */
    public LedgerPage next(long afterPosition, long upToPosition, int limit, Set<String> types) {
        return next(afterPosition, upToPosition, limit, types, PAGE_BYTES);
    }

    /** The same in pages of another size. */
    public LedgerPage next(long after, long upTo, int limit, Set<String> types, long bytes) {
        String where = "WHERE position > ? AND position <= ?" + ofTypes(types) + " ORDER BY position";
        return LedgerPage.of(part(bytes, limit, where, parameters(types, after, upTo)), upTo);
    }

    /** The next events of a stream behind a position. */
    public LedgerPage pageOf(String streamId, long afterPosition) {
        LedgerRows.Part part = part("WHERE stream_id = ? AND position > ? ORDER BY sequence", streamId, afterPosition);
        return LedgerPage.of(part, Long.MAX_VALUE);
    }

    /** The first events of those at these positions, one at least; they are in order, and so are the positions. */
    public List<LedgerEvent> firstOf(List<Long> positions) {
        return part(
                        "WHERE position IN (?" + ",?".repeat(positions.size() - 1) + ") ORDER BY position",
                        positions.toArray())
                .rows()
                .stream()
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
                + " ORDER BY position";
        Object[] parameters = types.isEmpty()
                ? new Object[] {after.position(), upTo}
                : parameters(types, after.position(), upTo, after.position(), upTo);
        LedgerRows.Part part = part(PAGE_BYTES, most, where, parameters);
        return LedgerSpan.of(part.rows(), after, upTo, part.cut(), types);
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
        return column(String.class, """
                SELECT stream_id FROM ledger_event WHERE stream_id >= ? AND stream_id < ? AND sequence = 0
                ORDER BY stream_id DESC""", prefix, prefix + Character.toString(127));
    }

    private <T> List<T> column(Class<T> type, String sql, Object... parameters) {
        return reading(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    select.setObject(i + 1, parameters[i]);
                }
                List<T> values = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        values.add(rows.getObject(1, type));
                    }
                }
                return values;
            }
        });
    }

    private LedgerRows.Part part(String where, Object... parameters) {
        return part(PAGE_BYTES, PAGE_ROWS, where, parameters);
    }

    private LedgerRows.Part part(long bytes, int most, String where, Object... parameters) {
        int limit = pageLimit.of(most);
        LedgerRows.Part part =
                reading(connection -> LedgerRows.part(connection, types, bytes, limit, where, parameters));
        pageLimit.saw(part.rows(), bytes);
        return part;
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
