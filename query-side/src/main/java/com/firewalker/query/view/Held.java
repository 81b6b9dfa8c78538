package com.firewalker.query.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a view holds on a walker, for one file of the archive that walkers can ask for (domain-rules.md 12.3). */
public interface Held {

    /** The file, for example {@code badges.json}: one JSON array. */
    String file();

    /**
     * The walker's, as the public contract shows them.
     * @param position the view has applied it
     * @param after the next of the part before; null for the first
     */
    Part part(String walkerId, long position, @Nullable String after);

    /** @param next null at the end */
    record Part(List<?> items, @Nullable String next) {}
}
