package com.firewalker.notification.outbox;

import java.time.Instant;
import java.util.Map;

/** A task that failed too often, as operators see it. */
public record ParkedTask(
        String id,
        String type,
        String walkerId,
        Map<String, Object> payload,
        String cause,
        int attempts,
        Instant createdAt) {}
