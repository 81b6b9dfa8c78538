package com.firewalker.command.steps;

import com.firewalker.command.steps.sample.Claim;
import com.firewalker.command.steps.sample.DateRuns;
import com.firewalker.command.steps.sample.DeviceTable;
import com.firewalker.command.steps.sample.Grant;
import com.firewalker.command.steps.sample.Offsets;
import com.firewalker.command.steps.sample.Sample;
import com.firewalker.command.steps.sample.SampleKey;
import com.firewalker.command.steps.sample.SampleRecord;
import com.firewalker.command.steps.sample.Slots;
import com.firewalker.command.steps.sample.Sources;
import com.firewalker.command.steps.slot.Flags;
import com.firewalker.command.steps.slot.MergedSlot;
import com.firewalker.command.steps.slot.Verdict;
import com.firewalker.events.v1.Adjustment;
import com.firewalker.events.v1.Candidate;
import com.firewalker.events.v1.DayResult;
import com.firewalker.events.v1.Device;
import com.firewalker.events.v1.DeviceKind;
import com.firewalker.events.v1.GrantedSample;
import com.firewalker.events.v1.Reason;
import com.firewalker.events.v1.SampleChange;
import com.firewalker.events.v1.SampleMethod;
import com.firewalker.events.v1.SampleOutcome;
import com.firewalker.events.v1.SampleType;
import com.firewalker.events.v1.SlotDecision;
import com.firewalker.events.v1.StepsRecorded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Between what a day holds and what its events say; the two directions stand side by side and undo each other. */
public final class DayEventMapper {

    private DayEventMapper() {}

    /** @param written the offset that the event says of all its samples, or {@link Offsets#ABSENT} */
    static SampleChange change(
            SampleRecord entry, SampleOutcome outcome, int device, int date, boolean held, int written) {
        SampleChange.Builder change = SampleChange.newBuilder()
                .setOutcome(outcome)
                .setSampleId(entry.key.sample())
                .setVersion(entry.version)
                .setDevice(device);
        if (entry.key.homeDate() != date) {
            change.setHomeDate(entry.key.homeDate());
        } else {
            for (int other : entry.spilledTo) {
                change.addSpilledTo(other);
            }
        }
        if (entry.isLive()) {
            content(change, entry.live(), written);
        }
        if (held) {
            change.setQuarantinedBy(Reason.REASON_P2_CADENCE);
        }
        return change.build();
    }

    private static void content(SampleChange.Builder change, Sample sample, int written) {
        change.setCount(sample.count());
        if (sample.type() != SampleType.SAMPLE_TYPE_INTERVAL) {
            change.setType(sample.type());
        }
        if (sample.method() != SampleMethod.SAMPLE_METHOD_AUTOMATIC) {
            change.setMethod(sample.method());
        }
        if (!sample.hasTimes()) {
            return;
        }
        change.setStartMillis(sample.start()).setLengthMillis(sample.length());
        DateRuns dates = sample.dates();
        if (dates != null) {
            dates.tell(sample.firstSlot(), sample.key().homeDate(), change::addDateRuns);
        }
        Offsets offsets = sample.offsets();
        if (written != Offsets.ABSENT) {
            return;
        }
        if (offsets.start() != Offsets.ABSENT) {
            change.setWrittenOffsetQuarters(offsets.start());
        }
        if (offsets.end() != offsets.start() && offsets.end() != Offsets.ABSENT) {
            change.setWrittenEndOffsetQuarters(offsets.end());
        }
    }

    /** The offset with which all these were written; absent where they differ or have none. */
    static int writtenOffset(List<Change> changes) {
        int all = Offsets.ABSENT;
        for (Change change : changes) {
            Sample sample = change.entry().sample;
            if (sample == null || !sample.hasTimes()) {
                continue;
            }
            Offsets offsets = sample.offsets();
            boolean differs = all != Offsets.ABSENT && all != offsets.start();
            if (differs || offsets.start() == Offsets.ABSENT || offsets.end() != offsets.start()) {
                return Offsets.ABSENT;
            }
            all = offsets.start();
        }
        return all;
    }

    static GrantedSample grant(SampleRecord entry, DeviceTable devices, int date) {
        GrantedSample.Builder grant = GrantedSample.newBuilder()
                .setDevice(devices.device(entry.key.device(), entry.kind))
                .setSampleId(entry.key.sample())
                .setVersion(entry.version);
        if (entry.key.homeDate() != date) {
            grant.setHomeDate(entry.key.homeDate());
        }
        return grant.build();
    }

    static Grant grant(GrantedSample said, List<Device> devices, int date) {
        int home = said.hasHomeDate() ? said.getHomeDate() : date;
        var key = new SampleKey(devices.get(said.getDevice()).getId(), said.getSampleId(), home);
        return new Grant(key, said.getVersion());
    }

    static SampleRecord entry(SampleChange change, StepsRecorded event, DayState day) {
        SampleKey key = key(change, event, day);
        Device device = event.getDevices(change.getDevice());
        SampleRecord before = day.entry(key);
        if (change.getOutcome() == SampleOutcome.SAMPLE_OUTCOME_DELETED) {
            return SampleRecord.tombstone(key, change.getVersion(), before);
        }
        return SampleRecord.living(sample(change, key, device.getKind(), offsets(change, event)), before);
    }

    public static SampleKey key(SampleChange change, StepsRecorded event, DayState day) {
        int home = change.hasHomeDate() ? change.getHomeDate() : day.date;
        return new SampleKey(event.getDevices(change.getDevice()).getId(), change.getSampleId(), home);
    }

    private static Sample sample(SampleChange change, SampleKey key, DeviceKind kind, Offsets offsets) {
        long start = change.getStartMillis();
        return new Sample(
                key,
                change.getVersion(),
                kind,
                change.hasType() ? change.getType() : SampleType.SAMPLE_TYPE_INTERVAL,
                change.hasMethod() ? change.getMethod() : SampleMethod.SAMPLE_METHOD_AUTOMATIC,
                start,
                start + change.getLengthMillis(),
                offsets,
                dates(change, key),
                change.getCount());
    }

    private static @Nullable DateRuns dates(SampleChange change, SampleKey key) {
        long first = Slots.at(change.getStartMillis());
        boolean byOffsets = change.hasStartOffsetQuarters() || change.hasEffectiveOffsetQuarters();
        if (!byOffsets) {
            return DateRuns.told(change.getDateRunsList(), first, key.homeDate());
        }
        int start =
                change.hasStartOffsetQuarters() ? change.getStartOffsetQuarters() : change.getEffectiveOffsetQuarters();
        int later = start;
        if (change.hasEndOffsetQuarters()) {
            later = change.getEndOffsetQuarters();
        } else if (change.hasEffectiveEndOffsetQuarters()) {
            later = change.getEffectiveEndOffsetQuarters();
        }
        return DateRuns.byOffsets(
                first, Slots.at(change.getStartMillis() + change.getLengthMillis() - 1), start, later);
    }

    private static Offsets offsets(SampleChange change, StepsRecorded event) {
        if (event.hasWrittenOffsetQuarters()) {
            return Offsets.written(event.getWrittenOffsetQuarters(), event.getWrittenOffsetQuarters());
        }
        int start = Offsets.ABSENT;
        if (change.hasWrittenOffsetQuarters()) {
            start = change.getWrittenOffsetQuarters();
        } else if (change.hasStartOffsetQuarters()) {
            start = change.getStartOffsetQuarters();
        }
        int end = start;
        if (change.hasWrittenEndOffsetQuarters()) {
            end = change.getWrittenEndOffsetQuarters();
        } else if (change.hasEndOffsetQuarters()) {
            end = change.getEndOffsetQuarters();
        }
        return Offsets.written(start, end);
    }

    static Adjustment adjustment(Claim claim, DeviceTable devices) {
        Adjustment.Builder line = Adjustment.newBuilder()
                .setSteps(claim.steps())
                .setReason(claim.reason())
                .setDevice(devices.source(claim.source()))
                .setClaimed(claim.claimed())
                .addAllFlags(claim.flags());
        if (claim.held() > 0) {
            line.setHeld(claim.held());
        }
        if (claim.granted() > 0) {
            line.setGranted(claim.granted());
        }
        return line.build();
    }

    /** Lines of before remainders were counted said nothing but that there was a total. */
    static List<Claim> claims(DayResult result, List<Device> devices, Sources sources) {
        if (result.getAdjustmentsCount() == 0) {
            return List.of();
        }
        return result.getAdjustmentsList().stream()
                .filter(line -> line.getReason() != Reason.REASON_DAILY_TOTAL)
                .map(line -> new Claim(
                        source(devices.get(line.getDevice()), sources),
                        line.getReason(),
                        line.getClaimed(),
                        line.getSteps(),
                        line.getHeld(),
                        line.getGranted(),
                        line.getFlagsList()))
                .toList();
    }

    static SlotDecision emptied(int index) {
        return SlotDecision.newBuilder()
                .setSlot(Slots.relative(index))
                .setSteps(0)
                .setEmpty(true)
                .build();
    }

    static SlotDecision decision(int index, Verdict verdict, DeviceTable devices) {
        MergedSlot merged = verdict.merged();
        SlotDecision.Builder slot = SlotDecision.newBuilder()
                .setSlot(Slots.relative(index))
                .setSteps(verdict.counted())
                .setReason(merged.reason);
        if (merged.winner != MergedSlot.NOBODY) {
            slot.setDevice(devices.source(merged.winner));
        }
        if (verdict.held()) {
            slot.setHeld(merged.steps - verdict.counted());
        }
        if (verdict.ranked() != verdict.counted()) {
            slot.setRanked(verdict.ranked());
        }
        if (merged.granted > 0) {
            slot.setGranted(merged.granted);
        }
        Flags.forEach(verdict.flags(), slot::addFlags);
        for (int i = 0; i < merged.candidates.length; i += 3) {
            slot.addCandidates(candidate(merged.candidates, i, devices));
        }
        if (merged.blockLength > 1) {
            slot.setBlockStart(merged.blockStart).setBlockLength(merged.blockLength);
        }
        return slot.build();
    }

    private static Candidate candidate(int[] triples, int at, DeviceTable devices) {
        return Candidate.newBuilder()
                .setDevice(devices.source(triples[at]))
                .setSteps(triples[at + 1])
                .setReason(Reason.forNumber(triples[at + 2]))
                .build();
    }

    static @Nullable Verdict verdict(SlotDecision slot, List<Device> devices, Sources sources) {
        if (slot.getEmpty()) {
            return null;
        }
        int flags = 0;
        for (Reason flag : slot.getFlagsList()) {
            flags |= Flags.of(flag);
        }
        var candidates = new int[3 * slot.getCandidatesCount()];
        for (int i = 0; i < slot.getCandidatesCount(); i++) {
            Candidate candidate = slot.getCandidates(i);
            candidates[3 * i] = source(devices.get(candidate.getDevice()), sources);
            candidates[3 * i + 1] = candidate.getSteps();
            candidates[3 * i + 2] = candidate.getReason().getNumber();
        }
        int winner = slot.hasDevice() ? source(devices.get(slot.getDevice()), sources) : MergedSlot.NOBODY;
        int start = slot.hasBlockStart() ? slot.getBlockStart() : slot.getSlot();
        int length = slot.hasBlockLength() ? slot.getBlockLength() : 1;
        int steps = slot.getSteps() + slot.getHeld();
        var merged =
                new MergedSlot(winner, steps, slot.getGranted(), slot.getReason(), candidates, start, length, null);
        return new Verdict(merged, flags, slot.getHeld() > 0);
    }

    private static int source(Device device, Sources sources) {
        return device.getKind() == DeviceKind.DEVICE_KIND_MANUAL ? Sources.MANUAL : sources.ofDevice(device.getId());
    }
}
