package com.firewalker.command.steps.slot;

import com.firewalker.command.steps.sample.Plausibility;

/** Watches minutes go by for a stretch too even to be walked. Source: domain-rules.md 5, P8. */
final class MonotoneRun {

    private final Plausibility policy;
    private final int[] window;
    private int length;
    private long sum;
    private long squares;
    private boolean found;

    MonotoneRun(Plausibility policy) {
        this.policy = policy;
        this.window = new int[policy.monotoneMinutes()];
    }

    void next(int steps) {
        if (steps < policy.monotoneFromSteps()) {
            interrupt();
            return;
        }
        int at = length % window.length;
        if (length >= window.length) {
            sum -= window[at];
            squares -= (long) window[at] * window[at];
        }
        window[at] = steps;
        sum += steps;
        squares += (long) steps * steps;
        length++;
        found |= length >= window.length && policy.isMonotone(sum, squares);
    }

    void interrupt() {
        length = 0;
        sum = 0;
        squares = 0;
    }

    boolean found() {
        return found;
    }
}
