package com.firewalker.query.deadletter;

import java.time.Instant;

/** An event that waits: its own handling failed, or an earlier event of its stream waits. */
record DeadLetter(
        String id,
        String projection,
        long position,
        String streamId,
        String cause,
        int attempts,
        Instant parkedAt,
        Instant triedAt) {}
