package com.firewalker.command.steps.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Divides a sample's steps among the slots it touches, or the dates, by largest remainder; leftovers of equal remainder go
 * to the earlier one. The shares add up to the count. Source: domain-rules.md 3.3, 4.4.
 */
public final class Split {

    private Split() {}

    /** Steps per slot, from the first slot the sample touches to the last. */
    public static int[] shares(Sample sample) {
        long first = sample.firstSlot();
        var times = new long[(int) (sample.lastSlot() - first) + 1];
        for (int i = 0; i < times.length; i++) {
            times[i] = overlap(sample, first + i);
        }
        return divide(sample, times);
    }

    /** Of a record over 6 h, the steps on one of the dates it touches. */
    public static int onDate(Sample sample, int date) {
        if (!sample.spansDates()) {
            return sample.key().homeDate() == date ? sample.count() : 0;
        }
        Map<Integer, Long> byDate = new TreeMap<>();
        for (long slot = sample.firstSlot(); slot <= sample.lastSlot(); slot++) {
            byDate.merge(sample.dateAt(slot), overlap(sample, slot), Long::sum);
        }
        List<Integer> dates = new ArrayList<>(byDate.keySet());
        int at = dates.indexOf(date);
        int[] shares = divide(
                sample, byDate.values().stream().mapToLong(Long::longValue).toArray());
        return at < 0 ? 0 : shares[at];
    }

    /** By these parts of the sample's length; they are used up. */
    private static int[] divide(Sample sample, long[] times) {
        var shares = new int[times.length];
        long left = sample.count();
        for (int i = 0; i < shares.length; i++) {
            long steps = sample.count() * times[i];
            shares[i] = (int) (steps / sample.length());
            times[i] = steps % sample.length();
            left -= shares[i];
        }
        for (; left > 0; left--) {
            shares[takeLargest(times)]++;
        }
        return shares;
    }

    private static long overlap(Sample sample, long slot) {
        long from = Math.max(sample.start(), slot * Slots.MILLIS);
        long to = Math.min(sample.end(), (slot + 1) * Slots.MILLIS);
        return to - from;
    }

    private static int takeLargest(long[] remainders) {
        int largest = 0;
        for (int i = 1; i < remainders.length; i++) {
            if (remainders[i] > remainders[largest]) {
                largest = i;
            }
        }
        remainders[largest] = -1;
        return largest;
    }
}
