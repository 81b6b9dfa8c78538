package com.firewalker.command.steps;

/**
 * Divides a sample's steps among the slots it touches, by largest remainder; leftovers of equal remainder go to the
 * earlier slot. The shares add up to the count. Source: domain-rules.md 3.3.
 */
final class Split {

    private Split() {}

    /** Steps per slot, from the first slot the sample touches to the last. */
    static int[] shares(Sample sample) {
        long first = sample.firstSlot();
        var shares = new int[(int) (sample.lastSlot() - first) + 1];
        var remainders = new long[shares.length];
        long left = sample.count();
        for (int i = 0; i < shares.length; i++) {
            long steps = sample.count() * overlap(sample, first + i);
            shares[i] = (int) (steps / sample.length());
            remainders[i] = steps % sample.length();
            left -= shares[i];
        }
        for (; left > 0; left--) shares[takeLargest(remainders)]++;
        return shares;
    }

    private static long overlap(Sample sample, long slot) {
        long from = Math.max(sample.start(), slot * Slots.MILLIS);
        long to = Math.min(sample.end(), (slot + 1) * Slots.MILLIS);
        return to - from;
    }

    private static int takeLargest(long[] remainders) {
        int largest = 0;
        for (int i = 1; i < remainders.length; i++) if (remainders[i] > remainders[largest]) largest = i;
        remainders[largest] = -1;
        return largest;
    }
}
