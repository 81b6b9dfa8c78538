package com.firewalker.command.steps;

import com.firewalker.command.steps.sample.Claim;
import com.firewalker.command.steps.sample.Grant;
import com.firewalker.command.steps.sample.Plausibility;
import com.firewalker.command.steps.sample.Sample;
import com.firewalker.command.steps.sample.SampleKey;
import com.firewalker.command.steps.sample.SampleRecord;
import com.firewalker.command.steps.sample.Slots;
import com.firewalker.command.steps.slot.Flags;
import com.firewalker.command.steps.slot.LiveSamples;
import com.firewalker.command.steps.slot.MergedSlot;
import com.firewalker.command.steps.slot.Verdict;
import com.firewalker.events.v1.DayGoalLost;
import com.firewalker.events.v1.DayGoalReached;
import com.firewalker.events.v1.DayResult;
import com.firewalker.events.v1.DayReviewed;
import com.firewalker.events.v1.Device;
import com.firewalker.events.v1.Reason;
import com.firewalker.events.v1.SampleChange;
import com.firewalker.events.v1.SlotDecision;
import com.firewalker.events.v1.StepsRecorded;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A day as its events tell it: what it knows of every sample, and what it last said of every slot.
 * Shape: assigns, never decides. Decisions of a day that was just read are worked out when first needed.
 */
final class DayState {

    final int date;
    final Map<SampleKey, SampleRecord> entries = new HashMap<>();
    final @Nullable Verdict[] told = new Verdict[Slots.COUNT];

    LiveSamples evidence;

    @Nullable MergedSlot[] merged = new MergedSlot[Slots.COUNT];

    /** Slots of merged that evidence has outgrown. */
    BitSet dirty = new BitSet(Slots.COUNT);

    /** The order that merged was decided by. */
    List<String> preference = List.of();

    /** What the last event said beside the slots. */
    List<Claim> claims = List.of();

    int homeSamples;
    long homeSteps;
    int total;
    int ranked;
    int goal;
    int ownGoal;
    int dayFlags;
    boolean goalReached;
    boolean exists;

    DayState(int date) {
        this.date = date;
        this.evidence = new LiveSamples(date);
    }

    void evolve(StepsRecorded event) {
        for (SampleChange change : event.getSamplesList()) {
            hold(DayEventMapper.entry(change, event, this));
        }
        assign(event.getResult(), event.getDevicesList());
    }

    /** The event is the draft's own: its work need not be done again. */
    void adopt(DayWorkingCopy draft) {
        evidence = draft.evidence();
        merged = draft.merged();
        dirty = new BitSet(Slots.COUNT);
        preference = draft.preference();
        for (SampleRecord entry : draft.changed()) {
            remember(entry);
        }
        System.arraycopy(draft.verdicts(), 0, told, 0, told.length);
        claims = draft.claims();
        assignTotals(draft.result());
    }

    void evolve(DayReviewed event) {
        switch (event.getCause()) {
            case CAUSE_GOAL_OF_DAY -> ownGoal = event.getResult().getGoal();
            case CAUSE_RELEASE -> grants(event).forEach(this::grant);
            case CAUSE_GOAL, CAUSE_PREFERENCE, CAUSE_POLICY, CAUSE_CONTINUED, CAUSE_UNSPECIFIED, UNRECOGNIZED -> {}
        }
        assign(event.getResult(), event.getDevicesList());
    }

    private List<Grant> grants(DayReviewed event) {
        if (event.getGrantsCount() == 0) {
            return Held.on(this, Plausibility.V1);
        }
        return event.getGrantsList().stream()
                .map(said -> DayEventMapper.grant(said, event.getDevicesList(), date))
                .toList();
    }

    private void grant(Grant grant) {
        SampleRecord entry = entry(grant.key());
        if (entry != null && entry.isLive() && entry.version == grant.version()) {
            hold(entry.grant());
        }
    }

    void evolve(DayGoalReached reached) {
        goalReached = reached.hasTotal();
    }

    void evolve(DayGoalLost lost) {
        goalReached = !lost.hasTotal();
    }

    /** True where the sample as a whole is held out of every figure (5, P2). */
    boolean holds(SampleRecord entry) {
        return !entry.granted && entry.isLive() && Plausibility.V1.isTooFast(entry.live());
    }

    @Nullable SampleRecord entry(SampleKey key) {
        return entries.get(key);
    }

    private void hold(SampleRecord entry) {
        SampleRecord before = entries.get(entry.key);
        if (before != null && before.isLive()) {
            evidence.remove(before, dirty);
        }
        if (entry.isLive()) {
            evidence.add(entry, dirty);
        }
        remember(entry);
    }

    private void remember(SampleRecord entry) {
        SampleRecord before = entries.put(entry.key, entry);
        if (entry.key.homeDate() != date) {
            return;
        }
        if (before != null && before.isLive()) {
            count(before.live(), -1);
        }
        if (entry.isLive()) {
            count(entry.live(), 1);
        }
    }

    private void count(Sample sample, int by) {
        homeSamples += by;
        homeSteps += (long) by * sample.count();
    }

    private void assign(DayResult result, List<Device> devices) {
        for (SlotDecision slot : result.getSlotsList()) {
            told[Slots.indexOfRelative(slot.getSlot())] = DayEventMapper.verdict(slot, devices, evidence.sources);
        }
        claims = DayEventMapper.claims(result, devices, evidence.sources);
        assignTotals(result);
    }

    private void assignTotals(DayResult result) {
        exists = true;
        total = result.getTotal();
        ranked = result.getRanked();
        goal = result.getGoal();
        dayFlags = 0;
        for (Reason flag : result.getFlagsList()) {
            dayFlags |= Flags.of(flag);
        }
    }
}
