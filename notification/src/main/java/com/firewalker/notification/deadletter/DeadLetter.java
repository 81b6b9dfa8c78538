package com.firewalker.notification.deadletter;

import java.time.Instant;

/** An event that waits for an operator; the ledger keeps the event itself. */
record DeadLetter(
        String id, String processor, long position, String owner, String cause, int attempts, Instant parkedAt) {}
