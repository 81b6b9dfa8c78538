package com.firewalker.command.steps;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A day's living samples, found by slot. A fork shares everything with its origin until it changes a slot, so that
 * deciding an upload costs what the upload touches. Source: domain-rules.md 1.
 */
final class Evidence {

    private static final Entry[] NONE = {};
    private static final int FIRST_CAPACITY = 16;

    final int date;
    final Sources sources;
    final List<Entry> coarse;

    /** What says something of the day and nothing of a slot: domain-rules.md 4.6, 4.7. */
    final List<Entry> dayEvidence;

    private final Entry[][] entries;
    private final int[] sizes;
    private final BitSet shared;
    private int samples;

    Evidence(int date) {
        this.date = date;
        sources = new Sources();
        coarse = new ArrayList<>(0);
        dayEvidence = new ArrayList<>(0);
        entries = new Entry[Slots.COUNT][];
        Arrays.fill(entries, NONE);
        sizes = new int[Slots.COUNT];
        shared = new BitSet(Slots.COUNT);
    }

    private Evidence(Evidence origin) {
        date = origin.date;
        sources = origin.sources.copy();
        coarse = new ArrayList<>(origin.coarse);
        dayEvidence = new ArrayList<>(origin.dayEvidence);
        entries = origin.entries.clone();
        sizes = origin.sizes.clone();
        shared = new BitSet(Slots.COUNT);
        shared.set(0, Slots.COUNT);
        samples = origin.samples;
    }

    Evidence fork() {
        return new Evidence(this);
    }

    int samples() {
        return samples;
    }

    int size(int index) {
        return sizes[index];
    }

    Entry entry(int index, int i) {
        return entries[index][i];
    }

    /** Marks in dirty the slots to decide anew. */
    void add(Entry entry, BitSet dirty) {
        change(entry, 1, dirty);
    }

    void remove(Entry entry, BitSet dirty) {
        change(entry, -1, dirty);
    }

    private void change(Entry entry, int by, BitSet dirty) {
        Sample sample = entry.live();
        boolean ofDay = sample.role().isDayEvidence();
        boolean here = ofDay ? sample.touches(date) : changeSlots(entry, sample, by, dirty);
        if (!here) return;
        samples += by;
        if (ofDay) {
            changeList(dayEvidence, entry, by);
        }
        if (sample.role() == Sample.Role.COARSE) changeList(coarse, entry, by);
        boolean otherKind = sources.count(sources.of(sample), sample.kind(), by);
        if (otherKind || sample.role() == Sample.Role.COARSE || !coarse.isEmpty()) dirty.set(0, Slots.COUNT);
    }

    /** The last slot of what a device says of the day: a daily total's is the last one of its date at UTC. */
    long lastSlotSaid(int source) {
        long last = DayFigures.NO_SLOT;
        for (Entry entry : dayEvidence) {
            Sample sample = entry.live();
            if (DayClaims.sourceOf(entry, sources) == source) {
                long end = sample.hasTimes() ? sample.lastSlot() : Slots.PER_DAY * (date + 1L) - 1;
                last = Math.max(last, end);
            }
        }
        return last;
    }

    private boolean changeSlots(Entry entry, Sample sample, int by, BitSet dirty) {
        boolean here = false;
        long last = sample.lastSlot();
        for (long slot = sample.firstSlot(); slot <= last; slot++) {
            if (sample.dateAt(slot) != date) continue;
            here = true;
            changeSlot(Slots.index(slot, date), entry, by, dirty);
        }
        return here;
    }

    private void changeSlot(int index, Entry entry, int by, BitSet dirty) {
        own(index, by);
        dirty.set(index);
        if (by > 0) {
            entries[index][sizes[index]++] = entry;
            return;
        }
        int at = 0;
        while (entries[index][at] != entry) at++;
        entries[index][at] = entries[index][--sizes[index]];
    }

    private void own(int index, int by) {
        Entry[] current = entries[index];
        boolean full = sizes[index] + by > current.length;
        if (!full && !shared.get(index)) return;
        int capacity = full ? Math.max(FIRST_CAPACITY, 2 * current.length) : current.length;
        entries[index] = Arrays.copyOf(current, capacity);
        shared.clear(index);
    }

    private static void changeList(List<Entry> list, Entry entry, int by) {
        if (by > 0) list.add(entry);
        else list.remove(entry);
    }
}
