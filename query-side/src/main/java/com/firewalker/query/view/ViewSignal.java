package com.firewalker.query.view;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Wakes questions that wait for a view. What this node applies is heard at once; what other nodes apply is found by
 * {@link ViewPoller}, which looks for all waiting questions together.
 */
@Component
class ViewSignal {

    private final Map<String, Long> applied = new HashMap<>();
    private final Map<View, Integer> awaited = new HashMap<>();

    /** The view has committed everything up to the position. */
    synchronized void moved(View view, long position) {
        applied.merge(view.name(), position, Math::max);
        notifyAll();
    }

    /** Returns as soon as the view is known to have come to the position, at the latest after the given time. */
    synchronized boolean await(View view, long position, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        long left = atMost.toNanos();
        awaited.merge(view, 1, Integer::sum);
        notifyAll();
        try {
            while (applied.getOrDefault(view.name(), 0L) < position && left > 0) {
                wait(left / 1_000_000, (int) (left % 1_000_000));
                left = deadline - System.nanoTime();
            }
        } finally {
            awaited.computeIfPresent(view, (one, questions) -> questions == 1 ? null : questions - 1);
        }
        return applied.getOrDefault(view.name(), 0L) >= position;
    }

    /** The views that questions wait for; returns as soon as there is one. */
    synchronized Set<View> awaited() throws InterruptedException {
        while (awaited.isEmpty()) {
            wait();
        }
        return Set.copyOf(awaited.keySet());
    }
}
