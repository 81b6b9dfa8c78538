package com.firewalker.platform.schedule;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes periodic tasks of this process by name. A signal that nobody waits for is kept for the next pause. */
public final class TaskSignals {

    private final Map<String, Semaphore> signals = new ConcurrentHashMap<>();

    public void wake(String task) {
        Semaphore signal = signal(task);
        if (signal.availablePermits() == 0) {
            signal.release();
        }
    }

    /** Wakes the task when the current transaction has committed, so that it finds what was written; else at once. */
    public void wakeAfterCommit(String task) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            wake(task);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wake(task);
            }
        });
    }

    /** Returns when the task is woken, at the latest after the pause. */
    void await(String task, Duration pause) throws InterruptedException {
        Semaphore signal = signal(task);
        if (signal.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            signal.drainPermits();
        }
    }

    private Semaphore signal(String task) {
        return signals.computeIfAbsent(task, name -> new Semaphore(0));
    }
}
