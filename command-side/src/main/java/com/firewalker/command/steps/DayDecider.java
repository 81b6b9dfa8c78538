package com.firewalker.command.steps;

import com.firewalker.command.steps.sample.Grant;
import com.firewalker.command.steps.sample.ItemResult;
import com.firewalker.command.steps.sample.ItemStatus;
import com.firewalker.command.steps.sample.Plausibility;
import com.firewalker.command.steps.sample.Sample;
import com.firewalker.command.steps.sample.SampleKey;
import com.firewalker.command.steps.sample.SampleRecord;
import com.firewalker.command.steps.sample.SampleValidation;
import com.firewalker.command.steps.sample.Sources;
import com.firewalker.command.steps.sample.Spill;
import com.firewalker.command.steps.sample.Tombstone;
import com.firewalker.command.steps.sample.Versions;
import com.firewalker.command.steps.slot.DayFigures;
import com.firewalker.events.v1.DayReviewed.Cause;
import com.firewalker.proto.ReasonWord;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides a day: a pure function of what the day holds and what is asked, the same whatever order things came in.
 * Shape: state and command in, results and events out; the state stays as it is. Source: domain-rules.md 2 to 6.
 */
final class DayDecider {

    static final int MAX_LIVE_SAMPLES = 10_000;
    static final int MAX_KNOWN_SAMPLES = 30_000;
    static final int MAX_DEVICES = 32;
    static final long MAX_STEPS = 500_000_000;

    /** Where an event's samples are cut, so that it stays below 64 KiB with slots and devices. */
    static final int MAX_SAMPLE_BYTES = 30 * 1024;

    private static final Plausibility POLICY = Plausibility.V1;

    private final DayState state;
    private final String walkerId;
    private final DaySettings settings;
    private final List<ItemResult> results = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<SampleRecord> granted = new ArrayList<>(0);
    private @Nullable DayWorkingCopy draft;
    private int bytes;

    private DayDecider(DayState state, String walkerId, DaySettings settings) {
        this.state = state;
        this.walkerId = walkerId;
        this.settings = settings;
    }

    /** Decides the samples from an index on, as many as one event can say. */
    static Decision decide(DayState state, RecordSteps command, int from) {
        var decider = new DayDecider(state, command.walkerId(), command.settings());
        List<Sample> samples = command.samples();
        for (int i = from; i < samples.size() && decider.bytes < MAX_SAMPLE_BYTES; i++) {
            decider.record(samples.get(i), command);
        }
        return decider.decision(from + decider.results.size() == samples.size());
    }

    static Decision decide(DayState state, DeleteSamples command, int from) {
        var decider = new DayDecider(state, command.walkerId(), command.settings());
        List<Tombstone> tombstones = command.tombstones();
        for (int i = from; i < tombstones.size() && decider.bytes < MAX_SAMPLE_BYTES; i++) {
            decider.delete(tombstones.get(i).key(), tombstones.get(i).version());
        }
        return decider.decision(from + decider.results.size() == tombstones.size());
    }

    static Decision decide(DayState state, RecordSpills command, int from) {
        var decider = new DayDecider(state, command.walkerId(), command.settings());
        List<Spill> spills = command.spills();
        for (int i = from; i < spills.size() && decider.bytes < MAX_SAMPLE_BYTES; i++) {
            decider.spill(spills.get(i));
        }
        return decider.decision(from + decider.results.size() == spills.size());
    }

    static Decision decide(DayState state, ReviewDay command) {
        if (!state.exists) {
            return Decision.NOTHING;
        }
        var decider = new DayDecider(state, command.walkerId(), command.settings());
        return decider.review();
    }

    static Decision decide(DayState state, ReleaseDay command, int from) {
        var decider = new DayDecider(state, command.walkerId(), command.settings());
        List<Grant> grants = command.grants();
        for (int i = from; i < grants.size() && decider.bytes < MAX_SAMPLE_BYTES; i++) {
            decider.grant(grants.get(i));
        }
        return decider.released(from + decider.results.size() == grants.size());
    }

    static Decision decide(DayState state, ChangeDayGoal command) {
        if (state.ownGoal == command.goal()) {
            return Decision.NOTHING;
        }
        if (state.goalReached) {
            throw DayRefused.goalAlreadyReached(state.goal, state.total);
        }
        var draft = new DayWorkingCopy(state, state.preference, Map.of());
        DayFigures figures = draft.asTold(POLICY, command.goal());
        var facts = new DayEventBuilder(command.walkerId(), draft, figures);
        List<Message> events = facts.reviewed(Cause.CAUSE_GOAL_OF_DAY, List.of());
        addVerdictOnGoal(state, figures, facts, events, true, command.dayEndsAtMillis());
        return new Decision(List.of(), events, null);
    }

    private void record(Sample sample, RecordSteps command) {
        ReasonWord refusal =
                SampleValidation.refusal(sample, command.nowMillis(), command.today(), command.backfill(), POLICY);
        if (refusal != null) {
            results.add(ItemResult.rejected(refusal));
            return;
        }
        SampleRecord before = entry(sample.key());
        ItemStatus status = Versions.put(before, sample);
        if (status == ItemStatus.RECORDED || status == ItemStatus.REVISED) {
            refusal = refusalForRoom(sample, before);
            if (refusal != null) {
                results.add(ItemResult.rejected(refusal));
                return;
            }
            changed(draft().put(sample, before), status);
            if (POLICY.isTooFast(sample)) {
                status = ItemStatus.QUARANTINED;
            }
        }
        results.add(ItemResult.of(status));
    }

    private @Nullable ReasonWord refusalForRoom(Sample sample, @Nullable SampleRecord before) {
        DayWorkingCopy draft = draft();
        Sample replaced = before == null ? null : before.sample;
        long freed = replaced == null ? 0 : replaced.count();
        if (replaced == null && draft.homeSamples() >= MAX_LIVE_SAMPLES) {
            return ReasonWord.TOO_MANY_SAMPLES;
        }
        if (draft.homeSteps() - freed + sample.count() > MAX_STEPS) {
            return ReasonWord.TOO_MANY_STEPS;
        }
        Sources sources = draft.evidence().sources;
        boolean knownSource = sample.isManual() || sources.knows(sample.key().device());
        return knownSource || sources.count() <= MAX_DEVICES ? null : ReasonWord.TOO_MANY_DEVICES;
    }

    private void delete(SampleKey key, long version) {
        SampleRecord before = entry(key);
        ItemStatus status = Versions.delete(before, version);
        if (before == null && state.entries.size() + changes.size() >= MAX_KNOWN_SAMPLES) {
            results.add(ItemResult.rejected(ReasonWord.TOO_MANY_SAMPLES));
            return;
        }
        if (status == ItemStatus.DELETED) {
            changed(draft().delete(key, version, before), status);
        }
        results.add(ItemResult.of(status));
    }

    private void spill(Spill spill) {
        Sample sample = spill.sample();
        if (sample == null) {
            delete(spill.key(), spill.version());
            return;
        }
        SampleRecord before = entry(spill.key());
        ItemStatus status = Versions.put(before, sample);
        if (status == ItemStatus.RECORDED || status == ItemStatus.REVISED) {
            changed(draft().put(sample, before), status);
        }
        results.add(ItemResult.of(status));
    }

    /** What was deleted, revised or granted since it was held is left as it is. */
    private void grant(Grant grant) {
        SampleRecord entry = entry(grant.key());
        if (entry == null || !entry.isLive() || entry.version != grant.version() || entry.granted) {
            results.add(ItemResult.of(ItemStatus.UNCHANGED));
            return;
        }
        granted.add(draft().grant(entry));
        bytes += grant.bytes();
        results.add(ItemResult.of(ItemStatus.REVISED));
    }

    private void changed(SampleRecord entry, ItemStatus status) {
        var change = new Change(entry, status);
        changes.add(change);
        bytes += change.bytes();
    }

    private @Nullable SampleRecord entry(SampleKey key) {
        return draft == null ? state.entry(key) : draft.entry(key);
    }

    private DayWorkingCopy draft() {
        if (draft == null) {
            draft = new DayWorkingCopy(state, settings.preference(), settings.kinds());
        }
        return draft;
    }

    /** A goal set for this very day holds against what the walker's history says. */
    private int goal() {
        return state.ownGoal > 0 ? state.ownGoal : settings.goal();
    }

    private Decision decision(boolean isLast) {
        if (changes.isEmpty()) {
            return new Decision(results, isLast ? verdictAsTold(false) : List.of(), null);
        }
        DayFigures figures = draft().decide(POLICY, goal());
        var facts = new DayEventBuilder(walkerId, draft(), figures);
        List<Message> events = facts.recorded(changes);
        if (isLast) {
            addVerdictOnGoal(state, figures, facts, events, false, settings.endsAtMillis());
        }
        return new Decision(results, events, draft);
    }

    private Decision released(boolean isLast) {
        if (granted.isEmpty()) {
            return new Decision(results, isLast ? verdictAsTold(true) : List.of(), null);
        }
        DayFigures figures = draft().decide(POLICY, goal());
        var facts = new DayEventBuilder(walkerId, draft(), figures);
        List<Message> events = facts.released(granted);
        if (isLast) {
            addVerdictOnGoal(state, figures, facts, events, true, settings.endsAtMillis());
        }
        return new Decision(results, events, null);
    }

    /** An earlier piece of the command said what the day is, this one changes nothing: the verdict is still due (6.7). */
    private List<Message> verdictAsTold(boolean withoutNewSteps) {
        if (!state.exists || state.goalReached == state.total >= state.goal) {
            return List.of();
        }
        var asTold = new DayWorkingCopy(state, state.preference, settings.kinds());
        DayFigures figures = asTold.asTold(POLICY, state.goal);
        var events = new ArrayList<Message>(1);
        addVerdictOnGoal(
                state,
                figures,
                new DayEventBuilder(walkerId, asTold, figures),
                events,
                withoutNewSteps,
                settings.endsAtMillis());
        return events;
    }

    private Decision review() {
        DayFigures figures = draft().decide(POLICY, goal());
        var facts = new DayEventBuilder(walkerId, draft(), figures);
        if (figures.goal == state.goal && facts.changesNothing()) {
            return Decision.NOTHING;
        }
        List<Message> events = facts.reviewed(cause(facts), settings.preference());
        addVerdictOnGoal(state, figures, facts, events, true, settings.endsAtMillis());
        return new Decision(List.of(), events, null);
    }

    private static Cause cause(DayEventBuilder facts) {
        return facts.changesNothing() ? Cause.CAUSE_GOAL : Cause.CAUSE_PREFERENCE;
    }

    private static void addVerdictOnGoal(
            DayState state,
            DayFigures figures,
            DayEventBuilder facts,
            List<Message> events,
            boolean withoutNewSteps,
            long dayEndsAtMillis) {
        if (figures.goalReached() && !state.goalReached) {
            events.add(facts.goalReached(withoutNewSteps || figures.goalReachedByRemainder(), dayEndsAtMillis));
        }
        if (!figures.goalReached() && state.goalReached) {
            events.add(facts.goalLost());
        }
    }
}
