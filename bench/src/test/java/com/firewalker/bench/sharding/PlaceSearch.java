package com.firewalker.bench.sharding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which place has an index of the whole board. Each shard names some of its places, evenly spaced; between two of them it
 * may have anything, so they say of each how many it is behind at least and at most. That leaves a hundredth of the
 * candidates or fewer, and so on, until every candidate is named.
 */
final class PlaceSearch {
    private static final int SAMPLES = 128;

    private final Shard[] shards;
    private final Reads reads;

    /** Candidates of each shard are those in [from, to): all before are before the index, all behind are behind it. */
    private int[] from;

    private int[] to;

    /** A place that a shard named. */
    private record Sample(long place, int shard, int index) {}

    PlaceSearch(Shard[] shards, Reads reads) {
        this.shards = shards;
        this.reads = reads;
        this.from = new int[shards.length];
        this.to = new int[shards.length];
        for (int s = 0; s < shards.length; s++) {
            to[s] = shards[s].size();
        }
    }

    long at(long index) {
        while (true) {
            long wanted = index;
            int asked = 0;
            int only = 0;
            boolean all = true;
            for (int s = 0; s < shards.length; s++) {
                wanted -= from[s];
                if (from[s] < to[s]) {
                    asked++;
                    only = s;
                    all &= step(s) == 1;
                }
            }
            reads.round(asked);
            if (asked == 1) {
                return shards[only].at((int) (from[only] + wanted));
            }
            List<Sample> samples = samples();
            if (all) {
                return samples.get((int) wanted).place();
            }
            narrow(samples, wanted);
        }
    }

    private int step(int shard) {
        return Math.max(1, (to[shard] - from[shard] + SAMPLES - 1) / SAMPLES);
    }

    private List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        for (int s = 0; s < shards.length; s++) {
            for (int i = from[s]; i < to[s]; i += step(s)) {
                samples.add(new Sample(shards[s].at(i), s, i));
            }
        }
        samples.sort(Comparator.comparingLong(Sample::place).reversed());
        return samples;
    }

    /** Down the samples: a shard's next one bounds what it may have up to here. */
    private void narrow(List<Sample> samples, long wanted) {
        int[] passed = from.clone();
        int[] next = from.clone();
        int[] begin = from;
        long least = 0;
        long most = 0;
        for (Sample sample : samples) {
            int s = sample.shard();
            int end = sample.index() + 1;
            least += end - passed[s];
            most += end - next[s];
            passed[s] = end;
            next[s] = end;
            if (least > wanted) {
                from = begin;
                to = next;
                return;
            }
            if (most <= wanted) {
                begin = passed.clone();
            }
            int following = Math.min(to[s], sample.index() + step(s));
            most += following - next[s];
            next[s] = following;
        }
        from = begin;
    }
}
