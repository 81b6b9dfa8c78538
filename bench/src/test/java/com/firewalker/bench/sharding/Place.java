package com.firewalker.bench.sharding;

/**
 * A walker's place on a board as one number; larger is further up. Score first, then the earlier last ranked slot, then
 * the walker, as a sorted set orders score and member (domain-rules 8.8). Zero is nobody's place: score 0 is unlisted.
 */
final class Place {
    static final int SLOTS = 1 << 12;

    private static final int WALKER_BITS = 27;
    private static final int SCORE_SHIFT = 39;

    /** The cursor of the first page: more steps than a board's days can bring. */
    static final long TOP = lowest(1 << 23);

    private Place() {}

    static long of(int score, int slot, int walker) {
        return score == 0 ? 0 : lowest(score) | (long) (SLOTS - 1 - slot) << WALKER_BITS | walker;
    }

    /** No place of this score is lower, and every place of a lower score is. */
    static long lowest(int score) {
        return (long) score << SCORE_SHIFT;
    }

    static int score(long place) {
        return (int) (place >>> SCORE_SHIFT);
    }

    static int walker(long place) {
        return (int) (place & (1 << WALKER_BITS) - 1);
    }
}
