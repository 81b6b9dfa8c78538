package com.firewalker.platform.ledger.lane;

import java.time.Duration;

/**
 * How many commands a lane may take at once: as many as wait, but fewer after groups that took long, so that nobody
 * waits on a group that the machine cannot carry.
 */
final class GroupSize {
    private static final long LONG = Duration.ofMillis(150).toNanos();
    private static final int SMALLEST = 16;
    private static final int STEP = 16;
    private final int largest;
    private int current;

    GroupSize(int largest) {
        this.largest = largest;
        this.current = largest;
    }

    int current() {
        return current;
    }

    void took(int commands, long nanos) {
        if (nanos > LONG && commands >= current / 2) {
            current = Math.max(Math.min(SMALLEST, largest), current / 2);
        } else {
            current = Math.min(largest, current + STEP);
        }
    }
}
