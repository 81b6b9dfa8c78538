package com.firewalker.bench.simulator;

import java.util.Map;
import java.util.TreeMap;

/** How often what was judged or happened. */
final class Counts {

    private final Map<String, Long> counts = new TreeMap<>();

    void add(String what, long more) {
        counts.merge(what, more, Long::sum);
    }

    void addAll(Counts others) {
        others.counts.forEach(this::add);
    }

    long of(String what) {
        return counts.getOrDefault(what, 0L);
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
