package com.firewalker.platform.schedule;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Whether it is time to look for work: somebody here said that there is some, or nobody has looked for five seconds. What
 * other instances left behind is found then.
 */
public final class Lookout {

    private static final long LONGEST_NANOS = Duration.ofSeconds(5).toNanos();

    private final AtomicBoolean woken = new AtomicBoolean(true);
    private volatile long lookedNanos = System.nanoTime();

    /** When the current transaction has committed, so that what was written is found; else at once. */
    public void wake() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            woken.set(true);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                woken.set(true);
            }
        });
    }

    /** True where the caller should look now; asked again, false until there is a reason. */
    public boolean isDue() {
        boolean due = woken.getAndSet(false) || System.nanoTime() - lookedNanos > LONGEST_NANOS;
        if (due) {
            lookedNanos = System.nanoTime();
        }
        return due;
    }
}
