package com.firewalker.query.rebuild;

import java.util.Arrays;
import java.util.Locale;

/** The stages of a rebuild, and of a verification, which ends in {@link #EQUAL} or {@link #DIFFERENT}. */
enum RebuildState {
    PREPARING(true),
    REPLAYING(true),
    CATCHING_UP(true),
    VERIFYING(true),
    READY(true),
    SWITCHED(false),
    CANCELLED(false),
    FAILED(false),
    EQUAL(false),
    DIFFERENT(false);

    private final boolean running;

    RebuildState(boolean running) {
        this.running = running;
    }

    boolean running() {
        return running;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static RebuildState of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such state: " + word));
    }
}
