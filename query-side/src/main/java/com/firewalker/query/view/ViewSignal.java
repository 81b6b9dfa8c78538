package com.firewalker.query.view;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Wakes questions that wait for a view which this process moves on; other processes' moves are not heard here. */
@Component
class ViewSignal {

    private final Map<String, Long> applied = new HashMap<>();

    /** The view has committed everything up to the position. */
    synchronized void moved(View view, long position) {
        applied.merge(view.name(), position, Math::max);
        notifyAll();
    }

    /** Returns as soon as the view is known to have come to the position, at the latest after the given time. */
    synchronized boolean await(View view, long position, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        long left = atMost.toNanos();
        while (applied.getOrDefault(view.name(), 0L) < position && left > 0) {
            wait(left / 1_000_000, (int) (left % 1_000_000));
            left = deadline - System.nanoTime();
        }
        return applied.getOrDefault(view.name(), 0L) >= position;
    }
}
