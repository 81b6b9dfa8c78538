package com.firewalker.query.rebuild.replay;

import com.firewalker.platform.ledger.store.LedgerReader;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a replay holds in memory between reading and writing, in bytes of heap and not in events, for an event may be a
 * thousand times as large as another. All replays of this process share the budget.
 */
final class ReplayMemory {

    private static final long HEAP = Runtime.getRuntime().maxMemory();
    private static final long MOST = Math.min(1L << 30, HEAP / 4);
    private static final int RANGES = 16;
    private static final int DECODED = 16;
    private static final AtomicLong ALL = new AtomicLong();

    /** Payload bytes of a range that is read at once: with those that are read ahead, a small part of the budget. */
    static final long RANGE_BYTES = Math.max(LedgerReader.PAGE_BYTES, MOST / RANGES / DECODED);

    private final AtomicLong own = new AtomicLong();

    void take(long bytes) {
        own.addAndGet(bytes);
        ALL.addAndGet(bytes);
    }

    void release(long bytes) {
        take(-bytes);
    }

    /** What is gathered should be written before more is handed out. */
    boolean isFull() {
        return own.get() > 0 && ALL.get() > MOST;
    }

    /** True where this replay has written enough to go on, whatever others hold. */
    boolean hasRoom() {
        return own.get() <= 0 || ALL.get() <= MOST / 2;
    }

    /** Nobody of this replay holds anything any more. */
    void clear() {
        release(own.get());
    }
}
