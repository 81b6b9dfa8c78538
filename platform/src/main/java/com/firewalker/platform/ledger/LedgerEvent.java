package com.firewalker.platform.ledger;

import com.google.protobuf.Message;
import java.time.Instant;
import java.util.UUID;

/** One event as the ledger keeps it; {@code type} is the full protobuf name of {@code payload}. */
public record LedgerEvent(
        long position,
        UUID eventId,
        String streamId,
        long sequence,
        String type,
        Message payload,
        Instant recordedAt) {}
