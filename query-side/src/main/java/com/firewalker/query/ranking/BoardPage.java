package com.firewalker.query.ranking;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Places of a board and the caller's own, from one snapshot at one position. */
public record BoardPage(
        long position, List<Place> places, @Nullable Me me, boolean more) {

    /**
     * A place on a board: equal scores share a rank (domain-rules.md 8.2).
     * @param walkerId who stands there; null where that is nobody any more
     * @param masked nobody but the walker may know who stands there
     */
    public record Place(
            long rank, Standing standing, @Nullable String walkerId, boolean masked) {

        public Place(long rank, Standing standing) {
            this(rank, standing, standing.walkerId(), false);
        }
    }

    /** The caller's own score; the rest only where the caller is ranked (domain-rules.md 8.6). */
    @Schema(name = "BoardMe")
    public record Me(
            @Nullable Long rank,
            long steps,
            @Nullable Integer percentile,
            @Nullable Long gapToNext) {

        public static Me unranked(long steps) {
            return new Me(null, steps, null, null);
        }

        public static Me ranked(long rank, long steps, long lower, long ranked, @Nullable Long nextHigher) {
            return new Me(rank, steps, (int) (100 * lower / ranked), nextHigher == null ? null : nextHigher - steps);
        }
    }
}
