package com.firewalker.platform.ledger.follow;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much of the ledger this process keeps in memory, in bytes of heap and not in events, for an event may be a
 * thousand times as large as another. Services that share a process share the budget.
 */
final class LedgerMemory {
    private static final long HEAP = Runtime.getRuntime().maxMemory();

    /** For rows that are kept for other readers, of all services of the process. */
    private static final long KEPT = Math.min(64 << 20, HEAP / 16);

    /** What each tail may keep even where the budget is spent: the pages that were read last. */
    static final long LAST_PAGES = KEPT / 8;

    private static final AtomicLong KEPT_NOW = new AtomicLong();

    private LedgerMemory() {}

    /** Counts kept rows in, or out with a negative number. */
    static void keep(long bytes) {
        KEPT_NOW.addAndGet(bytes);
    }

    static boolean fits() {
        return KEPT_NOW.get() <= KEPT;
    }
}
