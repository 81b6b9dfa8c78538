package com.firewalker.command.steps;

import com.firewalker.platform.web.Refusal;

/** A day refuses a command as a whole. */
public final class DayRefused extends Refusal {

    private static final long serialVersionUID = 1L;

    private DayRefused(String code, String detail) {
        super(409, code, detail);
    }

    /** domain-rules.md 6.1 */
    static DayRefused goalAlreadyReached(int goal, int total) {
        return new DayRefused("goal-already-reached", "The goal of %d is reached with %d steps".formatted(goal, total));
    }
}
