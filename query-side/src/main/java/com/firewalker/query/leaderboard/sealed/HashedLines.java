package com.firewalker.query.leaderboard.sealed;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the lines that a hash is made of, in order.
 * @param next where the next ones begin; null at the end
 */
public record HashedLines(List<String> lines, @Nullable String next) {

    /**
     * @param first what is sealed: the first line of all
     * @param found entries beyond the cursor, one more than asked for where there are more
     */
    public static HashedLines of(String first, @Nullable String cursor, List<Line> found, int limit) {
        List<Line> page = found.subList(0, Math.min(limit, found.size()));
        List<String> lines = new ArrayList<>();
        if (cursor == null) {
            lines.add(first);
        }
        page.forEach(line -> lines.add(line.text()));
        return new HashedLines(
                lines, found.size() > limit ? page.get(page.size() - 1).key() : null);
    }

    /** A line and what orders it. */
    public record Line(String key, String text) {}
}
