package com.firewalker.platform.ledger.lane;

import java.time.Duration;

/** Whether another node goes on with the same streams: what is kept of one between commands may be old then. */
final class SharedStreams {

    /** Phones upload every half hour or oftener, so that the next upload of a shared day comes within it as a rule. */
    private static final long REMEMBERED_NANOS = Duration.ofMinutes(30).toNanos();

    private volatile long noticed = System.nanoTime() - REMEMBERED_NANOS;

    /** Somebody else has appended to a stream that was kept here. */
    void notice() {
        noticed = System.nanoTime();
    }

    boolean areLikely() {
        return System.nanoTime() - noticed < REMEMBERED_NANOS;
    }
}
