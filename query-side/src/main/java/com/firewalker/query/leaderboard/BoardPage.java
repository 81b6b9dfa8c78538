package com.firewalker.query.leaderboard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Places of a board and the caller's own, from one snapshot at one position. */
record BoardPage(
        long position, List<Place> places, @Nullable Me me, boolean more) {

    /** A place on a board: equal scores share a rank (domain-rules.md 8.2). */
    record Place(long rank, Standing standing) {}

    /** The caller's own score; the rest only where the caller is ranked (domain-rules.md 8.6). */
    record Me(
            @Nullable Long rank,
            long steps,
            @Nullable Integer percentile,
            @Nullable Long gapToNext) {

        static Me unranked(long steps) {
            return new Me(null, steps, null, null);
        }

        static Me ranked(long rank, long steps, long lower, long ranked, @Nullable Long nextHigher) {
            return new Me(rank, steps, (int) (100 * lower / ranked), nextHigher == null ? null : nextHigher - steps);
        }
    }
}
