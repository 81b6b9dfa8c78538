package com.firewalker.command.steps;

import com.firewalker.command.steps.sample.Claim;
import com.firewalker.command.steps.sample.DeviceTable;
import com.firewalker.command.steps.sample.Offsets;
import com.firewalker.command.steps.sample.SampleRecord;
import com.firewalker.command.steps.sample.Slots;
import com.firewalker.command.steps.slot.DayFigures;
import com.firewalker.command.steps.slot.Flags;
import com.firewalker.command.steps.slot.LiveSamples;
import com.firewalker.command.steps.slot.Verdict;
import com.firewalker.events.v1.DayGoalLost;
import com.firewalker.events.v1.DayGoalReached;
import com.firewalker.events.v1.DayResult;
import com.firewalker.events.v1.DayReviewed;
import com.firewalker.events.v1.DeviceSteps;
import com.firewalker.events.v1.GrantedSample;
import com.firewalker.events.v1.SampleChange;
import com.firewalker.events.v1.SampleOutcome;
import com.firewalker.events.v1.SlotDecision;
import com.firewalker.events.v1.StepsRecorded;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Says what a draft changed, as events of at most 64 KiB each. */
final class DayEventBuilder {

    static final int MAX_SLOT_BYTES = 24 * 1024;

    private final String walkerId;
    private final DayWorkingCopy draft;
    private final DayFigures figures;
    private final DeviceTable devices;
    private final List<SlotDecision> slots = new ArrayList<>();

    DayEventBuilder(String walkerId, DayWorkingCopy draft, DayFigures figures) {
        this.walkerId = walkerId;
        this.draft = draft;
        this.figures = figures;
        this.devices = new DeviceTable(draft.evidence().sources);
        for (int i = 0; i < Slots.COUNT; i++) {
            if (!draft.sameAsTold(i)) {
                slots.add(decision(i));
            }
        }
    }

    private SlotDecision decision(int index) {
        Verdict verdict = draft.verdicts()[index];
        return verdict == null ? DayEventMapper.emptied(index) : DayEventMapper.decision(index, verdict, devices);
    }

    boolean changesNothing() {
        return slots.isEmpty() && draft.claimsAsTold();
    }

    List<Message> recorded(List<Change> changes) {
        var samples = new ArrayList<SampleChange>(changes.size());
        int date = draft.evidence().date;
        int written = DayEventMapper.writtenOffset(changes);
        for (Change change : changes) {
            samples.add(change.say(devices, date, figures.policy, written));
        }
        var events = new ArrayList<Message>(3);
        int totalBefore = draft.toldTotal();
        DayResult result = firstResult();
        StepsRecorded.Builder event = StepsRecorded.newBuilder()
                .setWalkerId(walkerId)
                .setLocalDate(date)
                .addAllSamples(samples)
                .setResult(result)
                .addAllDevices(devices.all());
        if (samples.stream().anyMatch(DayEventBuilder::takesBack)) {
            event.setTotalBefore(totalBefore);
        }
        if (written != Offsets.ABSENT) {
            event.setWrittenOffsetQuarters(written);
        }
        events.add(event.build());
        continued(result, events);
        return events;
    }

    private static boolean takesBack(SampleChange sample) {
        return sample.getOutcome() != SampleOutcome.SAMPLE_OUTCOME_RECORDED;
    }

    List<Message> released(List<SampleRecord> granted) {
        var events = new ArrayList<Message>(3);
        DayResult result = firstResult();
        List<GrantedSample> grants = granted.stream()
                .map(entry -> DayEventMapper.grant(entry, devices, draft.evidence().date))
                .toList();
        events.add(review(DayReviewed.Cause.CAUSE_RELEASE, result)
                .addAllGrants(grants)
                .build());
        continued(result, events);
        return events;
    }

    List<Message> reviewed(DayReviewed.Cause cause, List<String> preference) {
        var events = new ArrayList<Message>(3);
        DayResult result = firstResult();
        DayReviewed.Builder review = review(cause, result);
        if (cause == DayReviewed.Cause.CAUSE_PREFERENCE) {
            review.addAllPreference(preference);
        }
        events.add(review.build());
        continued(result, events);
        return events;
    }

    private DayReviewed.Builder review(DayReviewed.Cause cause, DayResult result) {
        return DayReviewed.newBuilder()
                .setWalkerId(walkerId)
                .setLocalDate(draft.evidence().date)
                .setCause(cause)
                .setResult(result)
                .addAllDevices(devices.all());
    }

    private DayResult firstResult() {
        DayResult result = totals().addAllSlots(nextSlots()).build();
        draft.told(result);
        return result;
    }

    private void continued(DayResult first, List<Message> events) {
        while (!slots.isEmpty()) {
            DayResult rest =
                    first.toBuilder().clearSlots().addAllSlots(nextSlots()).build();
            events.add(review(DayReviewed.Cause.CAUSE_CONTINUED, rest).build());
        }
    }

    private List<SlotDecision> nextSlots() {
        int bytes = 0;
        int n = 0;
        while (n < slots.size() && bytes < MAX_SLOT_BYTES) {
            bytes += slots.get(n++).getSerializedSize();
        }
        List<SlotDecision> head = slots.subList(0, n);
        var next = List.copyOf(head);
        head.clear();
        return next;
    }

    private DayResult.Builder totals() {
        LiveSamples evidence = draft.evidence();
        DayResult.Builder result = DayResult.newBuilder()
                .setTotal(figures.total)
                .setRanked(figures.ranked)
                .setQuarantined(figures.quarantined)
                .setSetAside(figures.setAside())
                .setPolicyVersion(figures.policy.version())
                .setGoal(figures.goal)
                .setGoalReached(figures.goalReached())
                .setEvidence(figures.evidence)
                .setLiveSamples(evidence.samples());
        if (figures.manual > 0) {
            result.setManual(figures.manual);
        }
        if (figures.lastRankedSlot != DayFigures.NO_SLOT) {
            result.setLastRankedSlot(figures.lastRankedSlot);
        }
        Flags.forEach(figures.dayFlags, result::addFlags);
        deviceSteps(result);
        for (Claim claim : draft.claims()) {
            result.addAdjustments(DayEventMapper.adjustment(claim, devices));
        }
        return result;
    }

    private void deviceSteps(DayResult.Builder result) {
        var byId = new TreeMap<String, DeviceSteps>();
        for (int source = 0; source < figures.bySource.length; source++) {
            if (figures.bySource[source] == 0) {
                continue;
            }
            byId.put(key(source), steps(source));
        }
        result.addAllDeviceSteps(byId.values());
    }

    private DeviceSteps steps(int source) {
        return DeviceSteps.newBuilder()
                .setDevice(devices.source(source))
                .setSteps(figures.bySource[source])
                .build();
    }

    private String key(int source) {
        return draft.evidence().sources.id(source) + '/' + source;
    }

    DayGoalReached goalReached(boolean withoutNewSteps, long dayEndsAtMillis) {
        DayGoalReached.Builder reached = DayGoalReached.newBuilder()
                .setWalkerId(walkerId)
                .setLocalDate(draft.evidence().date)
                .setGoal(figures.goal)
                .setTotal(figures.total)
                .setDayEndsAtMillis(dayEndsAtMillis);
        if (withoutNewSteps) {
            reached.setWithoutNewSteps(true);
        }
        return reached.build();
    }

    DayGoalLost goalLost() {
        return DayGoalLost.newBuilder()
                .setWalkerId(walkerId)
                .setLocalDate(draft.evidence().date)
                .setGoal(figures.goal)
                .setTotal(figures.total)
                .build();
    }
}
