package com.firewalker.command.steps;

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

    private static final Comparator<Entry> LARGER_RECORD = Comparator.<Entry>comparingInt(
                    entry -> entry.live().count())
            .reversed()
            .thenComparing(entry -> entry.key, SampleKey.BY_SAMPLE);

    private SelfOverlap() {}

    /** Fine parts of one slot: the larger is taken, whatever overlaps a taken one is set aside. */
    static void fine(List<Part> parts, Consumer<Part> taken, Consumer<Part> aside) {
        parts.sort(Part.BY_START);
        for (int from = 0, to; from < parts.size(); from = to) {
            long end = parts.get(from).to();
            for (to = from + 1; to < parts.size() && parts.get(to).from() < end; to++) {
                end = Math.max(end, parts.get(to).to());
            }
            if (to == from + 1) taken.accept(parts.get(from));
            else largestFirst(parts.subList(from, to), taken, aside);
        }
    }

    private static void largestFirst(List<Part> overlapping, Consumer<Part> taken, Consumer<Part> aside) {
        var ends = new TreeMap<Long, Long>();
        overlapping.sort(Part.BY_SIZE);
        for (Part part : overlapping) {
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
    static List<Entry> coarse(List<Entry> records, List<Part> fine, int date, Consumer<Part> replaced) {
        var stay = new ArrayList<Entry>(records.size());
        var largestFirst = new ArrayList<>(records);
        largestFirst.sort(LARGER_RECORD);
        for (Entry record : largestFirst) {
            if (overlapsAny(record, stay) || stepsOn(date, record) <= under(record, fine)) continue;
            stay.add(record);
            fine.removeIf(part -> isUnder(record, part, replaced));
        }
        return stay;
    }

    private static boolean overlapsAny(Entry record, List<Entry> others) {
        Sample sample = record.live();
        for (Entry other : others) {
            if (sample.start() < other.live().end() && other.live().start() < sample.end()) return true;
        }
        return false;
    }

    private static long under(Entry record, List<Part> fine) {
        Sample sample = record.live();
        long steps = 0;
        for (Part part : fine) if (part.overlaps(sample.start(), sample.end())) steps += part.steps();
        return steps;
    }

    private static boolean isUnder(Entry record, Part part, Consumer<Part> replaced) {
        boolean under = part.overlaps(record.live().start(), record.live().end());
        if (under) replaced.accept(part);
        return under;
    }

    static long stepsOn(int date, Entry record) {
        Sample sample = record.live();
        long steps = 0;
        for (long slot = sample.firstSlot(); slot <= sample.lastSlot(); slot++) {
            if (sample.dateAt(slot) == date) steps += record.share(slot);
        }
        return steps;
    }
}
