package com.firewalker.command.steps;

import com.firewalker.command.steps.sample.Claim;
import com.firewalker.command.steps.sample.Plausibility;
import com.firewalker.command.steps.sample.Sample;
import com.firewalker.command.steps.sample.SampleKey;
import com.firewalker.command.steps.sample.SampleRecord;
import com.firewalker.command.steps.sample.Slots;
import com.firewalker.command.steps.slot.DayClaims;
import com.firewalker.command.steps.slot.DayFigures;
import com.firewalker.command.steps.slot.LiveSamples;
import com.firewalker.command.steps.slot.MergedSlot;
import com.firewalker.command.steps.slot.PlausibilityCheck;
import com.firewalker.command.steps.slot.SlotMerge;
import com.firewalker.command.steps.slot.Verdict;
import com.firewalker.events.v1.DayResult;
import com.firewalker.events.v1.DeviceKind;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A day as it would be after some changes; the day itself stays as it is until the event is told. */
final class DayWorkingCopy {

    private final DayState state;
    private final LiveSamples evidence;
    private final BitSet dirty;
    private final Map<SampleKey, SampleRecord> changed = new LinkedHashMap<>();
    private final @Nullable MergedSlot[] merged;
    private final @Nullable Verdict[] verdicts;
    private List<Claim> claims;
    private final List<String> preference;
    private int homeSamples;
    private long homeSteps;
    private @Nullable DayResult result;

    DayWorkingCopy(DayState state, List<String> preference, Map<String, DeviceKind> kinds) {
        this.state = state;
        this.preference = preference;
        this.homeSamples = state.homeSamples;
        this.homeSteps = state.homeSteps;
        evidence = state.evidence.fork();
        dirty = (BitSet) state.dirty.clone();
        merged = state.merged.clone();
        verdicts = state.told.clone();
        claims = state.claims;
        boolean otherKinds = evidence.sources.say(kinds);
        if (otherKinds || !preference.equals(state.preference)) {
            dirty.set(0, Slots.COUNT);
        }
    }

    SampleRecord put(Sample sample, @Nullable SampleRecord before) {
        return replace(before, SampleRecord.living(sample, before));
    }

    SampleRecord delete(SampleKey key, long version, @Nullable SampleRecord before) {
        return replace(before, SampleRecord.tombstone(key, version, before));
    }

    private SampleRecord replace(@Nullable SampleRecord before, SampleRecord after) {
        if (before != null && before.isLive()) {
            evidence.remove(before, dirty);
            countHome(before.live(), -1);
        }
        if (after.isLive()) {
            evidence.add(after, dirty);
            countHome(after.live(), 1);
        }
        changed.put(after.key, after);
        return after;
    }

    private void countHome(Sample sample, int by) {
        if (sample.key().homeDate() != state.date) {
            return;
        }
        homeSamples += by;
        homeSteps += (long) by * sample.count();
    }

    int homeSamples() {
        return homeSamples;
    }

    long homeSteps() {
        return homeSteps;
    }

    SampleRecord grant(SampleRecord entry) {
        return replace(entry, entry.grant());
    }

    @Nullable SampleRecord entry(SampleKey key) {
        SampleRecord entry = changed.get(key);
        return entry != null ? entry : state.entry(key);
    }

    /** Decides what the changes touched and sums the day up. */
    DayFigures decide(Plausibility policy, int goal) {
        for (int i = dirty.nextSetBit(0); i >= 0; i = dirty.nextSetBit(i + 1)) {
            merged[i] = null;
        }
        int[] ranks = evidence.sources.ranks(preference);
        SlotMerge.decide(evidence, ranks, policy, dirty, merged);
        claims = DayClaims.of(evidence, policy, ranks, merged);
        PlausibilityCheck judgement = PlausibilityCheck.judge(policy, merged, Claim.weight(claims), verdicts);
        if (judgement.dayHeld() && !claims.isEmpty()) {
            claims = claims.stream().map(Claim::onHeldDay).toList();
        }
        return new DayFigures(policy, evidence, verdicts, claims, judgement.dayFlags(), goal);
    }

    /** The day as it stands, measured against another goal. */
    DayFigures asTold(Plausibility policy, int goal) {
        return new DayFigures(policy, evidence, verdicts, claims, state.dayFlags, goal);
    }

    /** What the day's last event said the total was. */
    int toldTotal() {
        return state.total;
    }

    void told(DayResult told) {
        result = told;
    }

    boolean sameAsTold(int index) {
        Verdict before = state.told[index];
        Verdict now = verdicts[index];
        return before == now || before != null && now != null && before.same(now);
    }

    boolean claimsAsTold() {
        return claims.equals(state.claims);
    }

    List<Claim> claims() {
        return claims;
    }

    LiveSamples evidence() {
        return evidence;
    }

    @Nullable MergedSlot[] merged() {
        return merged;
    }

    @Nullable Verdict[] verdicts() {
        return verdicts;
    }

    Collection<SampleRecord> changed() {
        return changed.values();
    }

    List<String> preference() {
        return preference;
    }

    DayResult result() {
        return Objects.requireNonNull(result);
    }
}
