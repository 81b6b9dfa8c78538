package com.firewalker.query.view;

import java.time.Duration;
import org.springframework.stereotype.Component;

/** Wakes questions that wait for a view of this process to move on. */
@Component
class ViewSignal {

    private final Object monitor = new Object();
    private long moves;

    void moved() {
        synchronized (monitor) {
            moves++;
            monitor.notifyAll();
        }
    }

    long moves() {
        synchronized (monitor) {
            return moves;
        }
    }

    /** Returns as soon as any view has moved since, at the latest after the given time. */
    void await(long since, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        synchronized (monitor) {
            long left = atMost.toNanos();
            while (moves == since && left > 0) {
                monitor.wait(left / 1_000_000, (int) (left % 1_000_000));
                left = deadline - System.nanoTime();
            }
        }
    }
}
