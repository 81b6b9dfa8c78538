package com.firewalker.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of a list; {@code next} is the cursor of the following page, null at the end. */
public record Page<T>(List<T> items, @Nullable String next) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    /** The page size to use for the {@code limit} parameter a client sent. */
    public static int limit(@Nullable Integer asked) {
        int limit = asked == null ? DEFAULT_LIMIT : asked;
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Refusal.invalid("/limit", "out-of-range", "limit must be from 1 to " + MAX_LIMIT + ": " + limit);
        }
        return limit;
    }
}
