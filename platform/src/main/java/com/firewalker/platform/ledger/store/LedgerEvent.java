package com.firewalker.platform.ledger.store;

import com.google.protobuf.Message;
import java.time.Instant;
import java.util.UUID;

/**
 * One event as the ledger keeps it; {@code type} is the full protobuf name of {@code payload}. Where this program cannot
 * read it, asking for the payload is refused with an {@link UnreadableEvent}; all the rest is known all the same.
 */
public record LedgerEvent(
        long position, UUID eventId, String streamId, long sequence, String type, Message payload, Instant recordedAt) {

    @Override
    public Message payload() {
        return UnreadableEvent.readable(payload);
    }

    /** For those who set aside what they cannot read: the event, or an {@code Unreadable} in its place. */
    public Message payloadOrUnreadable() {
        return payload;
    }
}
