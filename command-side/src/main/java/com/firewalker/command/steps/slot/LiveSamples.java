package com.firewalker.command.steps.slot;

import com.firewalker.command.steps.sample.Sample;
import com.firewalker.command.steps.sample.SampleRecord;
import com.firewalker.command.steps.sample.Slots;
import com.firewalker.command.steps.sample.Sources;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A day's living samples, found by slot. A fork shares everything with its origin until it changes a slot, so that
 * deciding an upload costs what the upload touches. Source: domain-rules.md 1.
 */
public final class LiveSamples {

    private static final SampleRecord[] NONE = {};
    private static final int FIRST_CAPACITY = 16;

    public final int date;
    public final Sources sources;
    final List<SampleRecord> coarse;

    /** What says something of the day and nothing of a slot: domain-rules.md 4.6, 4.7. */
    public final List<SampleRecord> dayEvidence;

    private final SampleRecord[][] entries;
    private final int[] sizes;
    private final BitSet shared;
    private int samples;

    public LiveSamples(int date) {
        this.date = date;
        sources = new Sources();
        coarse = new ArrayList<>(0);
        dayEvidence = new ArrayList<>(0);
        entries = new SampleRecord[Slots.COUNT][];
        Arrays.fill(entries, NONE);
        sizes = new int[Slots.COUNT];
        shared = new BitSet(Slots.COUNT);
    }

    private LiveSamples(LiveSamples origin) {
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

    public LiveSamples fork() {
        return new LiveSamples(this);
    }

    public int samples() {
        return samples;
    }

    public int size(int index) {
        return sizes[index];
    }

    public SampleRecord entry(int index, int i) {
        return entries[index][i];
    }

    /** Marks in dirty the slots to decide anew. */
    public void add(SampleRecord entry, BitSet dirty) {
        change(entry, 1, dirty);
    }

    public void remove(SampleRecord entry, BitSet dirty) {
        change(entry, -1, dirty);
    }

    private void change(SampleRecord entry, int by, BitSet dirty) {
        Sample sample = entry.live();
        boolean ofDay = sample.role().isDayEvidence();
        boolean here = ofDay ? sample.touches(date) : changeSlots(entry, sample, by, dirty);
        if (!here) {
            return;
        }
        samples += by;
        if (ofDay) {
            changeList(dayEvidence, entry, by);
        }
        if (sample.role() == Sample.Role.COARSE) {
            changeList(coarse, entry, by);
        }
        boolean otherKind = sources.count(sources.of(sample), sample.kind(), by);
        if (otherKind || sample.role() == Sample.Role.COARSE || !coarse.isEmpty()) {
            dirty.set(0, Slots.COUNT);
        }
    }

    /** The last slot of what a device says of the day: a daily total's is the last one of its date at UTC. */
    long lastSlotSaid(int source) {
        long last = DayFigures.NO_SLOT;
        for (SampleRecord entry : dayEvidence) {
            Sample sample = entry.live();
            if (DayClaims.sourceOf(entry, sources) == source) {
                long end = sample.hasTimes() ? sample.lastSlot() : Slots.PER_DAY * (date + 1L) - 1;
                last = Math.max(last, end);
            }
        }
        return last;
    }

    private boolean changeSlots(SampleRecord entry, Sample sample, int by, BitSet dirty) {
        boolean here = false;
        long last = sample.lastSlot();
        for (long slot = sample.firstSlot(); slot <= last; slot++) {
            if (sample.dateAt(slot) != date) {
                continue;
            }
            here = true;
            changeSlot(Slots.index(slot, date), entry, by, dirty);
        }
        return here;
    }

    private void changeSlot(int index, SampleRecord entry, int by, BitSet dirty) {
        own(index, by);
        dirty.set(index);
        if (by > 0) {
            entries[index][sizes[index]++] = entry;
            return;
        }
        int at = 0;
        while (entries[index][at] != entry) {
            at++;
        }
        entries[index][at] = entries[index][--sizes[index]];
    }

    private void own(int index, int by) {
        SampleRecord[] current = entries[index];
        boolean full = sizes[index] + by > current.length;
        if (!full && !shared.get(index)) {
            return;
        }
        int capacity = full ? Math.max(FIRST_CAPACITY, 2 * current.length) : current.length;
        entries[index] = Arrays.copyOf(current, capacity);
        shared.clear(index);
    }

    private static void changeList(List<SampleRecord> list, SampleRecord entry, int by) {
        if (by > 0) {
            list.add(entry);
        } else {
            list.remove(entry);
        }
    }
}
