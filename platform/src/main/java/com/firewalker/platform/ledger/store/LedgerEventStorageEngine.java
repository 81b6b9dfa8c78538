package com.firewalker.platform.ledger.store;

import com.google.protobuf.Message;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.common.AxonException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/** Axon's events in ledger_event: positions without gaps, streams read in one page, no snapshots. */
public final class LedgerEventStorageEngine implements EventStorageEngine {
    /** Where the root unit of work finds the first event it appended, an {@link Appended}. */
    public static final String APPENDED = LedgerEventStorageEngine.class.getName() + ".appended";

    /** The first event of an append and where it stands if the transaction commits. */
    public record Appended(byte[] eventId, String streamId, long sequence, long firstPosition) {}

    private static final int DUPLICATE_KEY = 1062;
    private static final int PAGE = 1000;

    private final LedgerSql connections;
    private final EventTypes types;
    private final EventRules rules = new EventRules();
    private final LedgerPage.Limit pageLimit = new LedgerPage.Limit();
    private final LedgerAppend append = new LedgerAppend();

    public LedgerEventStorageEngine(LedgerSql connections, EventTypes types) {
        this.connections = connections;
        this.types = types;
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        if (events.isEmpty()) {
            return;
        }
        List<LedgerAppend.Row> rows = events.stream().map(this::row).toList();
        try {
            long first = connections.write(connection -> append.append(connection, rows));
            LedgerAppend.Row begin = rows.get(0);
            Appended appended = new Appended(begin.eventId(), begin.streamId(), begin.sequence(), first);
            CurrentUnitOfWork.ifStarted(u -> u.root().resources().putIfAbsent(APPENDED, appended));
        } catch (SQLException e) {
            throw failure(e, rows);
        }
    }

    private LedgerAppend.Row row(EventMessage<?> event) {
        if (!(event instanceof DomainEventMessage<?> domainEvent && event.getPayload() instanceof Message payload)) {
            throw new IllegalArgumentException("the ledger takes protobuf events of a stream only: "
                    + event.getPayloadType().getName());
        }
        if (domainEvent.getAggregateIdentifier().indexOf('/') <= 0) {
            throw new IllegalArgumentException(
                    "a stream is named kind/name: '" + domainEvent.getAggregateIdentifier() + "'");
        }
        rules.check(payload);
        return new LedgerAppend.Row(
                LedgerRows.bytes(UUID.fromString(event.getIdentifier())),
                domainEvent.getAggregateIdentifier(),
                domainEvent.getSequenceNumber(),
                EventTypes.nameOf(payload),
                payload.toByteArray(),
                LedgerRows.bytes(event.getMetaData()),
                LedgerRows.time(event.getTimestamp()));
    }

    private static AxonException failure(SQLException e, List<LedgerAppend.Row> rows) {
        if (e.getErrorCode() != DUPLICATE_KEY) {
            return new EventStoreException("could not append " + rows.size() + " events: " + e.getMessage(), e);
        }
        String message = String.valueOf(e.getMessage());
        LedgerAppend.Row row = rows.stream()
                .filter(r -> message.contains("'" + r.streamId() + "-" + r.sequence() + "'"))
                .findFirst()
                .orElse(rows.get(0));
        String conflict = "stream " + row.streamId() + " already has sequence " + row.sequence();
        return row.sequence() == 0
                ? new AggregateStreamCreationException(conflict, e)
                : new ConcurrencyException(conflict, e);
    }

    /** Reads streams that the root's commands will need with one question, as far as a page reaches. */
    public void readAhead(SortedSet<String> streams, UnitOfWork<?> root) {
        String each = ",?".repeat(streams.size()).substring(1);
        LedgerRows.Part part =
                part("WHERE stream_id IN (" + each + ") ORDER BY stream_id, sequence", streams.toArray());
        ReadAhead.keep(streams, part, root);
    }

    @Override
    public DomainEventStream readEvents(String streamId, long firstSequence) {
        List<LedgerRows.Row> known = firstSequence == 0 ? ReadAhead.take(streamId) : null;
        Stream<LedgerRows.Row> rows = known == null ? stream(streamId, firstSequence) : known.stream();
        return DomainEventStream.of(rows.map(row -> row.message(row.event().payload())));
    }

    /** A long stream comes page by page, a short one with one question. */
    private Stream<LedgerRows.Row> stream(String streamId, long firstSequence) {
        LedgerRows.Paged rows = new LedgerRows.Paged(last -> part(
                "WHERE stream_id = ? AND sequence >= ? ORDER BY sequence",
                streamId,
                last == null ? firstSequence : last.event().sequence() + 1));
        return StreamSupport.stream(rows.spliterator(), false);
    }

    /** The first of the rows, as many as a page may have bytes. */
    private LedgerRows.Part part(String where, Object... parameters) {
        try {
            int limit = pageLimit.of(PAGE);
            LedgerRows.Part part = connections.read(connection ->
                    LedgerRows.part(connection, types, LedgerReader.PAGE_BYTES, limit, where, parameters));
            pageLimit.saw(part.rows(), LedgerReader.PAGE_BYTES);
            return part;
        } catch (SQLException e) {
            throw new EventStoreException("could not read events: " + e.getMessage(), e);
        }
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        long after = LedgerTokens.position(token);
        return Stream.iterate(page(after), page -> !page.isEmpty(), page -> page(last(page)))
                .flatMap(List::stream)
                .map(LedgerTokens::tracked);
    }

    private List<LedgerRows.Row> page(long after) {
        return part("WHERE position > ? ORDER BY position", after).rows();
    }

    private static long last(List<LedgerRows.Row> page) {
        return page.get(page.size() - 1).event().position();
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String streamId) {
        return Optional.ofNullable(one("SELECT MAX(sequence) FROM ledger_event WHERE stream_id = ?", streamId));
    }

    private @Nullable Long one(String sql, @Nullable Object parameter) {
        try {
            return connections.<@Nullable Long>read(connection -> {
                try (PreparedStatement select = connection.prepareStatement(sql)) {
                    if (parameter != null) {
                        select.setObject(1, parameter);
                    }
                    try (ResultSet row = select.executeQuery()) {
                        return row.next() ? row.getObject(1, Long.class) : null;
                    }
                }
            });
        } catch (SQLException e) {
            throw new EventStoreException("could not read the ledger: " + e.getMessage(), e);
        }
    }

    public long head() {
        Long head = one("SELECT position FROM ledger_head WHERE id = 1", null);
        return head == null ? 0 : head;
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(head());
    }

    @Override
    public TrackingToken createTokenAt(Instant instant) {
        Long first = one("SELECT MIN(position) FROM ledger_event WHERE recorded_at >= ?", LedgerRows.time(instant));
        return first == null ? createHeadToken() : new GlobalSequenceTrackingToken(first - 1);
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String streamId) {
        return Optional.empty();
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new IllegalStateException("streams are short, the ledger keeps no snapshots");
    }
}
