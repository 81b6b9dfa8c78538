package com.firewalker.query.deadletter;

import java.time.Instant;

/**
 * An event that waits: its own handling failed, or an earlier event that it may not overtake waits.
 *
 * @param parkedWith the key under which events wait for each other
 */
record DeadLetter(
        String id,
        String projection,
        long position,
        String streamId,
        String parkedWith,
        String cause,
        int attempts,
        Instant parkedAt,
        Instant triedAt) {}
