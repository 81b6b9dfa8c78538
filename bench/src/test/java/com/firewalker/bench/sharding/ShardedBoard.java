package com.firewalker.bench.sharding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * A board in shards by walker. A rank is one more than the sum of the shards' counts of higher scores; a page is the
 * first of as many entries of each shard. No shard knows of another, nothing is estimated.
 */
final class ShardedBoard {
    private final Shard[] shards;
    private final Reads reads;

    ShardedBoard(Shard[] shards, Reads reads) {
        this.shards = shards;
        this.reads = reads;
    }

    /** The next entries behind a place, which may have been left meanwhile (domain-rules 8.7): one round. */
    List<Ranked> after(long cursor, int size) {
        reads.round(shards.length);
        long index = 0;
        long above = 0;
        long[][] windows = new long[shards.length][];
        for (int s = 0; s < shards.length; s++) {
            int seen = shards[s].downTo(cursor);
            index += seen;
            above += shards[s].above(Place.score(cursor));
            windows[s] = shards[s].range(seen, seen + size);
        }
        long[] page = highest(windows, size);
        boolean tied = page.length > 0 && Place.score(page[0]) == Place.score(cursor);
        return ranked(page, index, tied ? above + 1 : index + 1);
    }

    /** The entries from an index of the whole board on: the place that has it, then the page from there. */
    List<Ranked> from(long index, int size) {
        long listed = Arrays.stream(shards).mapToLong(Shard::size).sum();
        return index >= listed ? List.of() : after(new PlaceSearch(shards, reads).at(index) + 1, size);
    }

    /** Two rounds: the walker's own shard, then all. */
    Optional<Me> me(int walker) {
        long place = placeOf(walker);
        if (place == 0) {
            return Optional.empty();
        }
        reads.round(shards.length);
        int score = Place.score(place);
        long above = 0;
        long below = 0;
        long listed = 0;
        int next = Integer.MAX_VALUE;
        for (Shard shard : shards) {
            int higher = shard.above(score);
            next = higher == 0 ? next : Math.min(next, Place.score(shard.at(higher - 1)));
            above += higher;
            below += shard.below(score);
            listed += shard.size();
        }
        return Optional.of(new Me(above + 1, (int) (100 * below / listed), above == 0 ? 0 : next - score));
    }

    /** Three rounds: the walker's own shard, the neighbours in all, the rank of the first of them. */
    List<Ranked> around(int walker, int neighbours) {
        long place = placeOf(walker);
        if (place == 0) {
            return List.of();
        }
        reads.round(shards.length);
        long index = 0;
        long[][] up = new long[shards.length][];
        long[][] down = new long[shards.length][];
        for (int s = 0; s < shards.length; s++) {
            int before = shards[s].downTo(place + 1);
            int seen = shards[s].downTo(place);
            index += before;
            up[s] = shards[s].range(Math.max(0, before - neighbours), before);
            down[s] = shards[s].range(seen, seen + neighbours);
        }
        long[] front = lowest(up, neighbours);
        long[] entries = LongStream.concat(
                        LongStream.concat(Arrays.stream(front), LongStream.of(place)),
                        Arrays.stream(highest(down, neighbours)))
                .toArray();
        long first = index - front.length;
        return ranked(entries, first, first == 0 ? 1 : 1 + above(Place.score(entries[0])));
    }

    private long placeOf(int walker) {
        reads.round(1);
        return shards[walker % shards.length].placeOf(walker / shards.length);
    }

    private long above(int score) {
        reads.round(shards.length);
        return Arrays.stream(shards).mapToLong(shard -> shard.above(score)).sum();
    }

    private static List<Ranked> ranked(long[] places, long index, long firstRank) {
        List<Ranked> entries = new ArrayList<>(places.length);
        long rank = firstRank;
        for (int i = 0; i < places.length; i++) {
            if (i > 0 && Place.score(places[i]) < Place.score(places[i - 1])) {
                rank = index + i + 1;
            }
            entries.add(new Ranked(rank, Place.walker(places[i]), Place.score(places[i])));
        }
        return entries;
    }

    private static long[] highest(long[][] windows, int size) {
        long[] all = descending(windows);
        return Arrays.copyOf(all, Math.min(size, all.length));
    }

    private static long[] lowest(long[][] windows, int size) {
        long[] all = descending(windows);
        return Arrays.copyOfRange(all, Math.max(0, all.length - size), all.length);
    }

    private static long[] descending(long[][] windows) {
        long[] all =
                Arrays.stream(windows).flatMapToLong(Arrays::stream).sorted().toArray();
        for (int i = 0, j = all.length - 1; i < j; i++, j--) {
            long higher = all[j];
            all[j] = all[i];
            all[i] = higher;
        }
        return all;
    }
}
