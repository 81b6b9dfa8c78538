package com.firewalker.platform.ledger.follow;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * The thread of a processor's coordinator. Where its workers have no room Axon's coordinator looks again after 100 ms;
 * ours are done with what they hold long before that, and a processor far behind would do nothing for most of the time.
 */
final class CoordinatorThread extends ScheduledThreadPoolExecutor {
    private static final long AXONS_MILLIS = 100;
    private static final long MILLIS = 5;

    CoordinatorThread(ThreadFactory threads) {
        super(1, threads);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return unit.toMillis(delay) == AXONS_MILLIS
                ? super.schedule(task, MILLIS, TimeUnit.MILLISECONDS)
                : super.schedule(task, delay, unit);
    }
}
