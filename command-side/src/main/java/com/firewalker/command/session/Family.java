package com.firewalker.command.session;

import java.time.Instant;

/**
 * One login and all its refresh tokens.
 * @param generation of the newest token handed out; 0 until Redis knows the first, and whoever breaks off before that
 *     leaves a row that is nobody's session
 */
record Family(
        String sessionId,
        byte[] family,
        String walkerId,
        Device device,
        int generation,
        Instant createdAt,
        Instant lastUsedAt,
        Instant absoluteExpiry,
        boolean revoked) {

    static Family beginning(
            String sessionId, byte[] family, String walkerId, Device device, Instant now, Instant absoluteExpiry) {
        return new Family(sessionId, family, walkerId, device, 0, now, now, absoluteExpiry, false);
    }
}
