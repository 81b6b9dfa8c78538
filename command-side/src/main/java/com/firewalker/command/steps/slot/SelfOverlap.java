package com.firewalker.command.steps.slot;

import com.firewalker.command.steps.sample.Sample;
import com.firewalker.command.steps.sample.SampleKey;
import com.firewalker.command.steps.sample.SampleRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A device against itself: of its records that overlap, only one tells the truth.
 * Shape: the parts of one source in, each out again as taken or set aside. Source: domain-rules.md 4.2.
 */
final class SelfOverlap {

    private static final Comparator<SampleRecord> LARGER_RECORD = Comparator.<SampleRecord>comparingInt(
                    entry -> entry.live().count())
            .reversed()
            .thenComparing(entry -> entry.key, SampleKey.BY_SAMPLE);

    private SelfOverlap() {}

    /** Fine parts of one slot: the larger is taken, whatever overlaps a taken one is set aside. */
    static void fine(List<SlotShare> parts, Consumer<SlotShare> taken, Consumer<SlotShare> aside) {
        parts.sort(SlotShare.BY_START);
        for (int from = 0, to; from < parts.size(); from = to) {
            long end = parts.get(from).to();
            for (to = from + 1; to < parts.size() && parts.get(to).from() < end; to++) {
                end = Math.max(end, parts.get(to).to());
            }
            if (to == from + 1) {
                taken.accept(parts.get(from));
            } else {
                largestFirst(parts.subList(from, to), taken, aside);
            }
        }
    }

    private static void largestFirst(
            List<SlotShare> overlapping, Consumer<SlotShare> taken, Consumer<SlotShare> aside) {
        var ends = new TreeMap<Long, Long>();
        overlapping.sort(SlotShare.BY_SIZE);
        for (SlotShare part : overlapping) {
            Map.Entry<Long, Long> before = ends.lowerEntry(part.to());
            if (before != null && before.getValue() > part.from()) {
                aside.accept(part);
            } else {
                ends.put(part.from(), part.to());
                taken.accept(part);
            }
        }
    }

    /**
     * Coarse records of one source, the larger first: one stays where it overlaps none that stayed and exceeds the fine
     * parts under it on this date, which it then replaces. Returns those that stay; takes the replaced out of fine.
     */
    static List<SampleRecord> coarse(
            List<SampleRecord> records, List<SlotShare> fine, int date, Consumer<SlotShare> replaced) {
        var stay = new ArrayList<SampleRecord>(records.size());
        var largestFirst = new ArrayList<>(records);
        largestFirst.sort(LARGER_RECORD);
        for (SampleRecord record : largestFirst) {
            if (overlapsAny(record, stay) || stepsOn(date, record) <= under(record, fine)) {
                continue;
            }
            stay.add(record);
            fine.removeIf(part -> isUnder(record, part, replaced));
        }
        return stay;
    }

    private static boolean overlapsAny(SampleRecord record, List<SampleRecord> others) {
        Sample sample = record.live();
        for (SampleRecord other : others) {
            if (sample.start() < other.live().end() && other.live().start() < sample.end()) {
                return true;
            }
        }
        return false;
    }

    private static long under(SampleRecord record, List<SlotShare> fine) {
        Sample sample = record.live();
        long steps = 0;
        for (SlotShare part : fine) {
            if (part.overlaps(sample.start(), sample.end())) {
                steps += part.steps();
            }
        }
        return steps;
    }

    private static boolean isUnder(SampleRecord record, SlotShare part, Consumer<SlotShare> replaced) {
        boolean under = part.overlaps(record.live().start(), record.live().end());
        if (under) {
            replaced.accept(part);
        }
        return under;
    }

    static long stepsOn(int date, SampleRecord record) {
        Sample sample = record.live();
        long steps = 0;
        for (long slot = sample.firstSlot(); slot <= sample.lastSlot(); slot++) {
            if (sample.dateAt(slot) == date) {
                steps += record.share(slot);
            }
        }
        return steps;
    }
}
