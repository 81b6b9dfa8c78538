package com.firewalker.command.steps.slot;

import com.firewalker.command.steps.sample.SampleKey;
import com.firewalker.command.steps.sample.SampleRecord;
import java.util.Comparator;

/** A fine record's share of one slot, clipped to it. Times in milliseconds, [from, to). Source: domain-rules.md 1. */
record SlotShare(SampleRecord entry, int index, long from, long to, int steps) {

    /** domain-rules.md 4.2: larger first, then the lower sample id. */
    static final Comparator<SlotShare> BY_SIZE =
            Comparator.comparingInt(SlotShare::steps).reversed().thenComparing(SlotShare::key, SampleKey.BY_SAMPLE);

    static final Comparator<SlotShare> BY_START = Comparator.comparingLong(SlotShare::from);

    private SampleKey key() {
        return entry.key;
    }

    boolean overlaps(long start, long end) {
        return from < end && start < to;
    }
}
