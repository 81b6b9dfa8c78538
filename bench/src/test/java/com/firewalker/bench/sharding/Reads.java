package com.firewalker.bench.sharding;

/** What questions cost: rounds, one after the other, and reads, all of a round at the same time. */
final class Reads {
    private long rounds;
    private long reads;

    /** One round that asks so many shards. */
    void round(int shards) {
        rounds++;
        reads += shards;
    }

    long rounds() {
        return rounds;
    }

    long reads() {
        return reads;
    }
}
