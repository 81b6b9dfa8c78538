package com.firewalker.bench.simulator;

import com.firewalker.proto.LedgerEvents;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** A row of the ledger as the judge reads it. */
record LedgerRow(long position, String id, String stream, long sequence, Message event, int digest) {

    private static final Map<String, Message> TYPES = types();

    /** Columns: position, event_id, stream_id, sequence, type, payload. */
    static LedgerRow of(Object[] row) {
        byte[] payload = (byte[]) row[5];
        try {
            return new LedgerRow(
                    (Long) row[0],
                    Arrays.toString((byte[]) row[1]),
                    (String) row[2],
                    (Long) row[3],
                    TYPES.get((String) row[4]).getParserForType().parseFrom(payload),
                    Arrays.hashCode(payload));
        } catch (InvalidProtocolBufferException e) {
            throw new Violation("I19", "an event that cannot be read at " + row[0]);
        }
    }

    private static Map<String, Message> types() {
        Map<String, Message> types = new HashMap<>();
        LedgerEvents.files()
                .forEach(file -> file.getMessageTypes().forEach(type -> types.put(type.getFullName(), instance(type))));
        return types;
    }

    private static Message instance(Descriptor type) {
        try {
            return (Message) Class.forName(type.getFile().getOptions().getJavaPackage() + "." + type.getName())
                    .getMethod("getDefaultInstance")
                    .invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
