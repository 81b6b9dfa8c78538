package com.firewalker.notification.errand;

import java.time.Instant;
import java.util.Map;

/** An errand that failed too often, as operators see it. */
public record Parked(
        String id,
        String type,
        String walkerId,
        Map<String, Object> payload,
        String cause,
        int attempts,
        Instant createdAt) {}
