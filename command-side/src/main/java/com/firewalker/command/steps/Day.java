package com.firewalker.command.steps;

import com.firewalker.command.steps.sample.Grant;
import com.firewalker.command.steps.sample.ItemResult;
import com.firewalker.command.steps.sample.Plausibility;
import com.firewalker.command.steps.sample.Sample;
import com.firewalker.command.steps.sample.SampleKey;
import com.firewalker.command.steps.sample.SampleRecord;
import com.firewalker.command.steps.sample.Spill;
import com.firewalker.command.steps.sample.Tombstone;
import com.firewalker.events.v1.DayGoalLost;
import com.firewalker.events.v1.DayGoalReached;
import com.firewalker.events.v1.DayReviewed;
import com.firewalker.events.v1.StepsRecorded;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A day without the machinery around it: commands go to the decider, its events are told to whoever keeps them and come
 * back through evolve. Large commands are decided piece by piece, an event each.
 */
public final class Day {

    private final DayState state;
    private @Nullable DayWorkingCopy pending;
    private @Nullable Message pendingEvent;

    public Day(int date) {
        state = new DayState(date);
    }

    DayAnswer handle(RecordSteps command, Consumer<Message> tell) {
        return inPieces(
                command.samples().size(),
                from -> DayDecider.decide(state, command, from),
                command.samples().stream().map(Sample::key),
                tell);
    }

    DayAnswer handle(DeleteSamples command, Consumer<Message> tell) {
        return inPieces(
                command.tombstones().size(),
                from -> DayDecider.decide(state, command, from),
                command.tombstones().stream().map(Tombstone::key),
                tell);
    }

    DayAnswer handle(RecordSpills command, Consumer<Message> tell) {
        return inPieces(command.spills().size(), from -> DayDecider.decide(state, command, from), Stream.empty(), tell);
    }

    DayAnswer handle(ReviewDay command, Consumer<Message> tell) {
        return inOne(DayDecider.decide(state, command), tell);
    }

    DayAnswer handle(ReleaseDay command, Consumer<Message> tell) {
        return inPieces(command.grants().size(), from -> DayDecider.decide(state, command, from), Stream.empty(), tell);
    }

    DayAnswer handle(ChangeDayGoal command, Consumer<Message> tell) {
        return inOne(DayDecider.decide(state, command), tell);
    }

    /** An event of this day, of whatever type. */
    public void evolve(Message event) {
        if (event instanceof StepsRecorded recorded) {
            evolve(recorded);
        } else if (event instanceof DayReviewed reviewed) {
            evolve(reviewed);
        } else if (event instanceof DayGoalReached reached) {
            evolve(reached);
        } else if (event instanceof DayGoalLost lost) {
            evolve(lost);
        }
    }

    List<Grant> held() {
        return Held.on(state, Plausibility.V1);
    }

    public void evolve(StepsRecorded event) {
        DayWorkingCopy draft = pending;
        if (draft != null && pendingEvent == event) {
            state.adopt(draft);
        } else {
            state.evolve(event);
        }
    }

    public void evolve(DayReviewed event) {
        state.evolve(event);
    }

    public void evolve(DayGoalReached event) {
        state.evolve(event);
    }

    public void evolve(DayGoalLost event) {
        state.evolve(event);
    }

    private DayAnswer inPieces(
            int items, IntFunction<Decision> decide, Stream<SampleKey> keys, Consumer<Message> tell) {
        List<ItemResult> results = new ArrayList<>(items);
        do {
            Decision decision = decide.apply(results.size());
            results.addAll(decision.results());
            tell(decision, tell);
        } while (results.size() < items);
        return new DayAnswer(results, state.total, state.ranked, spills(keys));
    }

    private DayAnswer inOne(Decision decision, Consumer<Message> tell) {
        tell(decision, tell);
        return new DayAnswer(List.of(), state.total, state.ranked, spills(Stream.empty()));
    }

    private void tell(Decision decision, Consumer<Message> tell) {
        if (decision.events().isEmpty()) {
            return;
        }
        pending = decision.draft();
        pendingEvent = decision.events().get(0);
        decision.events().forEach(tell);
        pending = null;
        pendingEvent = null;
    }

    /** What other dates must hear, also where nothing changed here: they may have missed it. */
    private SortedMap<Integer, List<Spill>> spills(Stream<SampleKey> keys) {
        var spills = new TreeMap<Integer, List<Spill>>();
        keys.distinct().forEach(key -> {
            SampleRecord entry = state.entry(key);
            if (entry == null) {
                return;
            }
            for (int date : entry.spilledTo) {
                spills.computeIfAbsent(date, any -> new ArrayList<>()).add(new Spill(key, entry.version, entry.sample));
            }
        });
        return spills;
    }

    DayState state() {
        return state;
    }
}
