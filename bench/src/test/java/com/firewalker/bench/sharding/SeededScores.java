package com.firewalker.bench.sharding;

/**
 * Scores of a day's board from a seed: from 1 to 24,574, most of them in the middle, one walker of 64 without any; last
 * slots in the 26 hours in which a date is somewhere on earth.
 *
 * @param coarse 1, or more for fewer scores, which more walkers share
 */
record SeededScores(long seed, int coarse) {
    private static final int QUARTERS = 104;
    private static final int THIRD = (1 << 13) - 1;

    long placeOf(int walker) {
        long random = mix(seed + walker * 0x9E3779B97F4A7C15L);
        if ((random & 63) == 0) {
            return 0;
        }
        long sum = (random >>> 6 & THIRD) + (random >>> 19 & THIRD) + (random >>> 32 & THIRD);
        return Place.of((int) (sum / coarse) + 1, (int) ((random >>> 45) % QUARTERS), walker);
    }

    /** Walkers are divided as their ids would be by a hash: evenly, and independently of what they walk. */
    Shard[] shards(int count, int walkers) {
        Shard[] shards = new Shard[count];
        for (int s = 0; s < count; s++) {
            long[] places = new long[(walkers - s + count - 1) / count];
            for (int i = 0; i < places.length; i++) {
                places[i] = placeOf(i * count + s);
            }
            shards[s] = new Shard(places);
        }
        return shards;
    }

    /** The finalizer of SplittableRandom. */
    private static long mix(long number) {
        long z = (number ^ number >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
