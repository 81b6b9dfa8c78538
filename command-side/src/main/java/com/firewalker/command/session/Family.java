package com.firewalker.command.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One login and all its refresh tokens. */
record Family(
        String sessionId,
        byte[] family,
        String walkerId,
        @Nullable String deviceName,
        int generation,
        Instant createdAt,
        Instant lastUsedAt,
        Instant absoluteExpiry,
        boolean revoked) {}
