package com.firewalker.query.rebuild.diff;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row or member in which two versions differ. {@code positions}: the events of the walker or day behind it.
 */
public record Difference(
        String where,
        Map<String, String> key,
        @Nullable Map<String, @Nullable String> before,
        @Nullable Map<String, @Nullable String> after,
        List<Long> positions) {

    public Difference {
        positions = List.copyOf(positions);
    }

    public Difference behind(List<Long> events) {
        return new Difference(where, key, before, after, events);
    }
}
