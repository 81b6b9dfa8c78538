package com.firewalker.bench.sharding;

import java.util.Arrays;

/**
 * A shard's part of a board: its walkers in order, and each walker's place. Every method is one command of a sorted set
 * or of the hash beside it; indexes count from the top.
 */
final class Shard {
    private final long[] byWalker;
    private final long[] ascending;

    /** The places of the shard's walkers, zero for who is unlisted. */
    Shard(long[] byWalker) {
        this.byWalker = byWalker;
        int unlisted = 0;
        for (long place : byWalker) {
            unlisted += place == 0 ? 1 : 0;
        }
        this.ascending = new long[byWalker.length - unlisted];
        int next = 0;
        for (long place : byWalker) {
            if (place != 0) {
                ascending[next++] = place;
            }
        }
        Arrays.sort(ascending);
    }

    /** HGET. */
    long placeOf(int numberInShard) {
        return byWalker[numberInShard];
    }

    /** ZCARD. */
    int size() {
        return ascending.length;
    }

    /** ZCOUNT (score +inf. */
    int above(int score) {
        return downTo(Place.lowest(score + 1));
    }

    /** ZCOUNT -inf (score. */
    int below(int score) {
        return size() - downTo(Place.lowest(score));
    }

    /** How many are at this place or further up, whosever place it is: ZCOUNT, and a search among equal scores. */
    int downTo(long place) {
        int found = Arrays.binarySearch(ascending, place);
        return ascending.length - (found >= 0 ? found : -found - 1);
    }

    /** ZREVRANGE index index. */
    long at(int index) {
        return ascending[ascending.length - 1 - index];
    }

    /** ZREVRANGE from to-1, fewer where the shard ends. */
    long[] range(int from, int to) {
        long[] places = new long[Math.max(0, Math.min(to, size()) - from)];
        for (int i = 0; i < places.length; i++) {
            places[i] = at(from + i);
        }
        return places;
    }

    long bytes() {
        return 8L * (byWalker.length + ascending.length);
    }
}
