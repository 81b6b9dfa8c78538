package com.firewalker.platform.ledger;

import com.firewalker.events.v1.EventMetadata;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;

/** The columns of ledger_event and what they are in Java. */
final class LedgerRows {
    static final String SELECT =
            "SELECT position, event_id, stream_id, sequence, type, payload, metadata, recorded_at FROM ledger_event ";

    /** A row with what accompanies the event. */
    record Row(LedgerEvent event, MetaData metaData) {}

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

    private static Row read(ResultSet row, EventTypes types) throws SQLException {
        String type = row.getString(5);
        LedgerEvent event = new LedgerEvent(
                row.getLong(1),
                uuid(row.getBytes(2)),
                row.getString(3),
                row.getLong(4),
                type,
                types.parse(type, row.getBytes(6)),
                row.getObject(8, LocalDateTime.class).toInstant(ZoneOffset.UTC));
        return new Row(event, metaData(row.getBytes(7)));
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
            throw new SerializationException("unreadable event metadata", e);
        }
    }
}
