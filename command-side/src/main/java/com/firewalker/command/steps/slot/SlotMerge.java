package com.firewalker.command.steps.slot;

import com.firewalker.command.steps.sample.Plausibility;
import com.firewalker.command.steps.sample.Sample;
import com.firewalker.command.steps.sample.SampleRecord;
import com.firewalker.command.steps.sample.Slots;
import com.firewalker.command.steps.sample.Sources;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Joins a local day's samples into slots, so that no step counts twice.
 * Shape: a set of samples in, whatever their order; one decision per slot that has evidence out.
 * Errors: none, losers stay in the decision with their reason. Source: domain-rules.md 4.
 */
public final class SlotMerge {

    private final LiveSamples evidence;
    private final Plausibility policy;
    private final int sources;

    /** All by source, then slot. */
    private final SlotTotals tally;

    private final List<List<SlotShare>> fineOfSlot = new ArrayList<>();
    private final List<List<SlotShare>> fineOfDay = new ArrayList<>();
    private final BitSet hasCoarse = new BitSet();
    private final Blocks blocks = new Blocks();

    private SlotMerge(LiveSamples evidence, Plausibility policy, BitSet dirty) {
        this.evidence = evidence;
        this.policy = policy;
        this.sources = evidence.sources.count();
        this.tally = new SlotTotals(sources, dirty.nextSetBit(0), dirty.length() - 1);
        for (int source = 0; source < sources; source++) {
            fineOfSlot.add(new ArrayList<>(0));
            fineOfDay.add(new ArrayList<>(0));
        }
    }

    /** Decides the dirty slots into merged. A day with coarse records must be dirty throughout. */
    public static void decide(
            LiveSamples evidence, int[] ranks, Plausibility policy, BitSet dirty, @Nullable MergedSlot[] merged) {
        if (dirty.isEmpty()) {
            return;
        }
        var merge = new SlotMerge(evidence, policy, dirty);
        merge.coarseSources();
        for (int i = dirty.nextSetBit(0); i >= 0; i = dirty.nextSetBit(i + 1)) {
            merge.tallySlot(i);
        }
        merge.coarseRecords();
        new SlotRule(evidence.sources, merge.tally, merge.blocks, ranks).decide(dirty, merged);
    }

    private void coarseSources() {
        for (SampleRecord record : evidence.coarse) {
            if (!isHeld(record)) {
                hasCoarse.set(evidence.sources.of(record.live()));
            }
        }
    }

    private boolean isHeld(SampleRecord entry) {
        return !entry.granted && policy.isTooFast(entry.live());
    }

    private void tallySlot(int index) {
        for (int i = 0; i < evidence.size(index); i++) {
            tallyEntry(index, evidence.entry(index, i));
        }
        for (int source = 0; source < sources; source++) {
            List<SlotShare> parts = fineOfSlot.get(source);
            if (parts.isEmpty()) {
                continue;
            }
            int of = source;
            SelfOverlap.fine(parts, part -> take(of, part), part -> tally.setAside(of, index, part.steps()));
            parts.clear();
        }
    }

    private void tallyEntry(int index, SampleRecord entry) {
        Sample sample = entry.live();
        int source = evidence.sources.of(sample);
        long slot = Slots.slot(index, evidence.date);
        if (sample.role() == Sample.Role.COVERAGE) {
            tally.cover(source, index, evidence.sources.isWorn(source));
            return;
        }
        int share = entry.share(slot);
        if (isHeld(entry)) {
            tally.hold(source, index, share, evidence.sources.isWorn(source));
            return;
        }
        tally.see(source, index, share, evidence.sources.isWorn(source));
        if (sample.role() == Sample.Role.FINE) {
            fineOfSlot.get(source).add(part(entry, index, slot, share));
        }
    }

    private static SlotShare part(SampleRecord entry, int index, long slot, int share) {
        long from = Math.max(entry.live().start(), slot * Slots.MILLIS);
        long to = Math.min(entry.live().end(), (slot + 1) * Slots.MILLIS);
        return new SlotShare(entry, index, from, to, share);
    }

    private void take(int source, SlotShare part) {
        if (hasCoarse.get(source)) {
            fineOfDay.get(source).add(part);
        } else {
            tally.add(source, part);
        }
    }

    private void coarseRecords() {
        for (int s = hasCoarse.nextSetBit(0); s >= 0; s = hasCoarse.nextSetBit(s + 1)) {
            int source = s;
            List<SlotShare> fine = fineOfDay.get(source);
            List<SampleRecord> records = coarseOf(source);
            List<SampleRecord> stay = SelfOverlap.coarse(
                    records, fine, evidence.date, part -> tally.setAside(source, part.index(), part.steps()));
            for (SlotShare part : fine) {
                tally.add(source, part);
            }
            for (SampleRecord record : records) {
                place(source, record, stay.contains(record));
            }
        }
    }

    private List<SampleRecord> coarseOf(int source) {
        var records = new ArrayList<SampleRecord>();
        for (SampleRecord entry : evidence.coarse) {
            if (evidence.sources.of(entry.live()) == source && !isHeld(entry)) {
                records.add(entry);
            }
        }
        return records;
    }

    private void place(int source, SampleRecord record, boolean stays) {
        Sample sample = record.live();
        int first = -1;
        for (long slot = sample.firstSlot(); slot <= sample.lastSlot(); slot++) {
            if (sample.dateAt(slot) != evidence.date) {
                continue;
            }
            int index = Slots.index(slot, evidence.date);
            if (!stays) {
                tally.setAside(source, index, record.share(slot));
            } else {
                tally.add(source, index, record.share(slot), record.granted);
            }
            if (!stays || source == Sources.MANUAL) {
                continue;
            }
            if (first >= 0) {
                blocks.unite(first, index);
            }
            first = index;
        }
    }
}
