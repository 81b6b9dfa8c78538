package com.firewalker.platform.ledger.store;

import com.firewalker.events.v1.EventMetadata;
import com.firewalker.ledger.v1.Unreadable;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;

/** The columns of ledger_event and what they are in Java. */
public final class LedgerRows {
    static final String SELECT =
            "SELECT position, event_id, stream_id, sequence, type, payload, metadata, recorded_at FROM ledger_event ";

    /**
     * A row with what accompanies the event.
     *
     * @param bytes of its payload as stored
     */
    public record Row(LedgerEvent event, MetaData metaData, int bytes) {
        /** Decoded, an event takes so many times the bytes of its payload, and so many bytes beside it. */
        private static final int DECODED = 16;

        private static final int BESIDE = 600;

        /** What the row takes in memory, roughly. */
        public long heapBytes() {
            return BESIDE + (long) DECODED * bytes;
        }

        /** As Axon sees it. */
        DomainEventMessage<?> message(Message payload) {
            return new GenericDomainEventMessage<>(
                    event.streamId().substring(0, Math.max(0, event.streamId().indexOf('/'))),
                    event.streamId(),
                    event.sequence(),
                    payload,
                    metaData,
                    event.eventId().toString(),
                    event.recordedAt());
        }
    }

    private LedgerRows() {}

    static List<Row> query(Connection connection, EventTypes types, String where, Object... parameters)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + where)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = select.executeQuery()) {
                List<Row> result = new ArrayList<>();
                while (rows.next()) {
                    result.add(read(rows, types));
                }
                return result;
            }
        }
    }

    /** Some of the rows that were asked for, and whether a limit of bytes or rows ended the read: others may follow. */
    record Part(List<Row> rows, boolean cut) {}

    /** The first rows, of which the payloads together are no larger than this; two at least. They come row by row. */
    static Part part(Connection connection, EventTypes types, long bytes, int limit, String where, Object... parameters)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + where + " LIMIT " + limit)) {
            select.setFetchSize(Integer.MIN_VALUE);
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = select.executeQuery()) {
                return part(rows, types, bytes, limit);
            }
        }
    }

    private static Part part(ResultSet rows, EventTypes types, long bytes, int limit) throws SQLException {
        List<Row> result = new ArrayList<>();
        long read = 0;
        while (rows.next()) {
            Row row = read(rows, types);
            read += row.bytes();
            if (read > bytes && result.size() > 1) {
                return new Part(result, true);
            }
            result.add(row);
        }
        return new Part(result, result.size() == limit);
    }

    /** One event that cannot be read keeps nobody from the others: it is handed on as such. */
    private static Row read(ResultSet row, EventTypes types) throws SQLException {
        byte[] payload = row.getBytes(6);
        try {
            return new Row(
                    event(row, types.parse(row.getString(5), payload)), metaData(row.getBytes(7)), payload.length);
        } catch (SerializationException e) {
            return new Row(event(row, unreadable(row, payload, e)), MetaData.emptyInstance(), payload.length);
        }
    }

    private static LedgerEvent event(ResultSet row, Message payload) throws SQLException {
        return new LedgerEvent(
                row.getLong(1),
                uuid(row.getBytes(2)),
                row.getString(3),
                row.getLong(4),
                row.getString(5),
                payload,
                row.getObject(8, LocalDateTime.class).toInstant(ZoneOffset.UTC));
    }

    private static Unreadable unreadable(ResultSet row, byte[] payload, SerializationException why)
            throws SQLException {
        return Unreadable.newBuilder()
                .setReason("the event at position " + row.getLong(1) + " in " + row.getString(3) + " cannot be read: "
                        + why.getMessage())
                .setPayload(ByteString.copyFrom(payload))
                .build();
    }

    static LocalDateTime time(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static UUID uuid(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    public static byte @Nullable [] bytesOrNull(@Nullable UUID id) {
        return id == null ? null : bytes(id);
    }

    public static @Nullable UUID uuidOrNull(byte @Nullable [] bytes) {
        return bytes == null ? null : uuid(bytes);
    }

    static byte @Nullable [] bytes(MetaData metaData) {
        if (metaData.isEmpty()) {
            return null;
        }
        EventMetadata.Builder entries = EventMetadata.newBuilder();
        metaData.forEach((key, value) -> entries.putEntries(key, String.valueOf(value)));
        return entries.build().toByteArray();
    }

    private static MetaData metaData(byte @Nullable [] bytes) {
        if (bytes == null) {
            return MetaData.emptyInstance();
        }
        try {
            return MetaData.from(EventMetadata.parseFrom(bytes).getEntriesMap());
        } catch (InvalidProtocolBufferException e) {
            throw new SerializationException("damaged metadata: " + e.getMessage(), e);
        }
    }

    /** Rows in order, of which one page is in memory: the next is read when the one before has been used up. */
    static final class Paged implements Iterable<Row> {

        private final Function<@Nullable Row, Part> next;

        /** @param next reads what follows a row; the beginning where there is none */
        Paged(Function<@Nullable Row, Part> next) {
            this.next = next;
        }

        @Override
        public Iterator<Row> iterator() {
            return new Pages();
        }

        Iterable<LedgerEvent> events() {
            return () ->
                    StreamSupport.stream(spliterator(), false).map(Row::event).iterator();
        }

        private final class Pages implements Iterator<Row> {
            private Iterator<Row> page = Collections.emptyIterator();
            private @Nullable Row last;
            private boolean more = true;

            @Override
            public boolean hasNext() {
                if (!page.hasNext() && more) {
                    Part part = next.apply(last);
                    page = part.rows().iterator();
                    more = part.cut();
                }
                return page.hasNext();
            }

            @Override
            public Row next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                Row row = page.next();
                last = row;
                return row;
            }
        }
    }
}
