package com.firewalker.bench.simulator;

/** An invariant that does not hold. */
final class Violation extends AssertionError {
    private static final long serialVersionUID = 1L;

    private final String invariant;

    Violation(String invariant, String found) {
        super(invariant + ": " + found);
        this.invariant = invariant;
    }

    String invariant() {
        return invariant;
    }
}
