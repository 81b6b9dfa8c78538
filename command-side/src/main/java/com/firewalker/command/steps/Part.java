package com.firewalker.command.steps;

import java.util.Comparator;

/** A fine record's share of one slot, clipped to it. Times in milliseconds, [from, to). Source: domain-rules.md 1. */
record Part(Entry entry, int index, long from, long to, int steps) {

    /** domain-rules.md 4.2: larger first, then the lower sample id. */
    static final Comparator<Part> BY_SIZE =
            Comparator.comparingInt(Part::steps).reversed().thenComparing(Part::key, SampleKey.BY_SAMPLE);

    static final Comparator<Part> BY_START = Comparator.comparingLong(Part::from);

    private SampleKey key() {
        return entry.key;
    }

    boolean overlaps(long start, long end) {
        return from < end && start < to;
    }
}
