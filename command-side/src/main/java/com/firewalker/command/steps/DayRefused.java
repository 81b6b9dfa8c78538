package com.firewalker.command.steps;

/** A day refuses a command as a whole. */
public final class DayRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    private DayRefused(String code, String message) {
        super(message);
        this.code = code;
    }

    static DayRefused goalAlreadyReached(int goal, int total) {
        return new DayRefused(
                "goal-already-reached", "The goal of %d is reached with %d steps.".formatted(goal, total));
    }

    /** Stable, kebab-case, as in the public contract. */
    public String code() {
        return code;
    }
}
