package com.firewalker.local.cli.operator;

import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Looks again until something has happened. */
final class Polling {

    private static final long PAUSE_MILLIS = 250;

    private Polling() {}

    static JsonNode until(Supplier<JsonNode> look, Predicate<JsonNode> done) {
        while (true) {
            JsonNode seen = look.get();
            if (done.test(seen)) {
                return seen;
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }
}
