package com.firewalker.platform.ledger.follow;

/**
 * Keeps a reader that is at the head from running ahead of its own batches: what comes while one is written is better
 * taken together with the next one than queued behind it in parts.
 */
final class ReaderBackpressure {
    private long committed;
    private volatile Runnable onCommit = () -> {};

    /** The processor has committed everything up to here. */
    void committed(long position) {
        synchronized (this) {
            committed = Math.max(committed, position);
        }
        onCommit.run();
    }

    /** A reader begins behind this position; there is one at a time. */
    synchronized void begin(long after, Runnable whenCommitted) {
        committed = after;
        onCommit = whenCommitted;
    }

    synchronized boolean isWriting(long delivered) {
        return committed < delivered;
    }
}
