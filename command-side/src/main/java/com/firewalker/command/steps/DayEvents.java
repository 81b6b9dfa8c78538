package com.firewalker.command.steps;

import com.firewalker.events.v1.Candidate;
import com.firewalker.events.v1.Device;
import com.firewalker.events.v1.DeviceKind;
import com.firewalker.events.v1.Reason;
import com.firewalker.events.v1.SampleChange;
import com.firewalker.events.v1.SampleMethod;
import com.firewalker.events.v1.SampleOutcome;
import com.firewalker.events.v1.SampleType;
import com.firewalker.events.v1.SlotDecision;
import java.util.List;

/** Between what a day holds and what its events say; the two directions stand side by side and undo each other. */
final class DayEvents {

    private DayEvents() {}

    static SampleChange change(Entry entry, SampleOutcome outcome, int device, int date, boolean held) {
        var change = SampleChange.newBuilder()
                .setOutcome(outcome)
                .setSampleId(entry.key.sample())
                .setVersion(entry.version)
                .setDevice(device);
        if (entry.key.homeDate() != date) change.setHomeDate(entry.key.homeDate());
        else for (int other : entry.spilledTo) change.addSpilledTo(other);
        if (entry.isLive()) content(change, entry.live());
        if (held) change.setQuarantinedBy(Reason.REASON_P2_CADENCE);
        return change.build();
    }

    private static void content(SampleChange.Builder change, Sample sample) {
        change.setCount(sample.count());
        if (sample.type() != SampleType.SAMPLE_TYPE_INTERVAL) change.setType(sample.type());
        if (sample.method() != SampleMethod.SAMPLE_METHOD_AUTOMATIC) change.setMethod(sample.method());
        if (!sample.hasTimes()) return;
        change.setStartMillis(sample.start()).setLengthMillis(sample.length());
        Offsets offsets = sample.offsets();
        if (offsets.givenStart() != Offsets.ABSENT) change.setStartOffsetQuarters(offsets.givenStart());
        else change.setEffectiveOffsetQuarters(offsets.first());
        if (offsets.givenEnd() != Offsets.ABSENT) change.setEndOffsetQuarters(offsets.givenEnd());
        else if (offsets.after() != offsets.first()) change.setEffectiveEndOffsetQuarters(offsets.after());
    }

    static Entry entry(SampleChange change, Device device, DayState day) {
        int home = change.hasHomeDate() ? change.getHomeDate() : day.date;
        var key = new SampleKey(device.getId(), change.getSampleId(), home);
        Entry before = day.entry(key);
        if (change.getOutcome() == SampleOutcome.SAMPLE_OUTCOME_DELETED) {
            return Entry.tombstone(key, change.getVersion(), before);
        }
        return Entry.living(sample(change, key, device.getKind()), before);
    }

    private static Sample sample(SampleChange change, SampleKey key, DeviceKind kind) {
        long start = change.getStartMillis();
        return new Sample(
                key,
                change.getVersion(),
                kind,
                change.hasType() ? change.getType() : SampleType.SAMPLE_TYPE_INTERVAL,
                change.hasMethod() ? change.getMethod() : SampleMethod.SAMPLE_METHOD_AUTOMATIC,
                start,
                start + change.getLengthMillis(),
                offsets(change),
                change.getCount());
    }

    private static Offsets offsets(SampleChange change) {
        if (change.hasStartOffsetQuarters()) {
            int start = change.getStartOffsetQuarters();
            return change.hasEndOffsetQuarters()
                    ? Offsets.given(start, change.getEndOffsetQuarters())
                    : Offsets.given(start);
        }
        int zone = change.getEffectiveOffsetQuarters();
        if (change.hasEndOffsetQuarters()) return Offsets.endOnly(zone, change.getEndOffsetQuarters());
        return Offsets.ofZone(
                zone, change.hasEffectiveEndOffsetQuarters() ? change.getEffectiveEndOffsetQuarters() : zone);
    }

    static SlotDecision emptied(int index) {
        return SlotDecision.newBuilder()
                .setSlot(Slots.relative(index))
                .setSteps(0)
                .setEmpty(true)
                .build();
    }

    static SlotDecision decision(int index, Verdict verdict, DeviceTable devices) {
        Merged merged = verdict.merged();
        var slot = SlotDecision.newBuilder()
                .setSlot(Slots.relative(index))
                .setSteps(verdict.counted())
                .setReason(merged.reason);
        if (merged.winner != Merged.NOBODY) slot.setDevice(devices.source(merged.winner));
        if (verdict.held()) slot.setHeld(merged.steps);
        else if (verdict.ranked() != merged.steps) slot.setRanked(verdict.ranked());
        Flags.forEach(verdict.flags(), slot::addFlags);
        for (int i = 0; i < merged.candidates.length; i += 3)
            slot.addCandidates(candidate(merged.candidates, i, devices));
        if (merged.blockLength > 1) slot.setBlockStart(merged.blockStart).setBlockLength(merged.blockLength);
        return slot.build();
    }

    private static Candidate candidate(int[] triples, int at, DeviceTable devices) {
        return Candidate.newBuilder()
                .setDevice(devices.source(triples[at]))
                .setSteps(triples[at + 1])
                .setReason(Reason.forNumber(triples[at + 2]))
                .build();
    }

    static @org.jspecify.annotations.Nullable Verdict verdict(
            SlotDecision slot, List<Device> devices, Sources sources) {
        if (slot.getEmpty()) return null;
        int flags = 0;
        for (Reason flag : slot.getFlagsList()) flags |= Flags.of(flag);
        var candidates = new int[3 * slot.getCandidatesCount()];
        for (int i = 0; i < slot.getCandidatesCount(); i++) {
            Candidate candidate = slot.getCandidates(i);
            candidates[3 * i] = source(devices.get(candidate.getDevice()), sources);
            candidates[3 * i + 1] = candidate.getSteps();
            candidates[3 * i + 2] = candidate.getReason().getNumber();
        }
        int winner = slot.hasDevice() ? source(devices.get(slot.getDevice()), sources) : Merged.NOBODY;
        int start = slot.hasBlockStart() ? slot.getBlockStart() : slot.getSlot();
        int length = slot.hasBlockLength() ? slot.getBlockLength() : 1;
        int steps = slot.getSteps() + slot.getHeld();
        return new Verdict(
                new Merged(winner, steps, slot.getReason(), candidates, start, length), flags, slot.getHeld() > 0);
    }

    private static int source(Device device, Sources sources) {
        return device.getKind() == DeviceKind.DEVICE_KIND_MANUAL ? Sources.MANUAL : sources.ofDevice(device.getId());
    }
}
