package com.firewalker.bench.measure;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A bounded number of durations, each kept, and what share of them was how short. */
public final class Percentiles {
    private static final double NANOS_PER_MILLI = 1e6;

    private final long[] nanos;
    private final AtomicInteger next = new AtomicInteger();

    public Percentiles(int most) {
        this.nanos = new long[most];
    }

    public void add(long duration) {
        nanos[next.getAndIncrement()] = duration;
    }

    public int count() {
        return next.get();
    }

    public boolean full() {
        return count() == nanos.length;
    }

    /** p50, p99 and p99.9 in milliseconds. */
    public List<Figure> figures(String group, String name) {
        long[] sorted = Arrays.copyOf(nanos, count());
        Arrays.sort(sorted);
        return List.of(
                figure(group, name + ", p50", sorted, 0.5),
                figure(group, name + ", p99", sorted, 0.99),
                figure(group, name + ", p99.9", sorted, 0.999));
    }

    private static Figure figure(String group, String name, long[] sorted, double share) {
        double millis = sorted[(int) (share * (sorted.length - 1))] / NANOS_PER_MILLI;
        return new Figure(group, name, "ms", millis, List.of(millis), 0);
    }
}
