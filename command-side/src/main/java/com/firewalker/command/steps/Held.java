package com.firewalker.command.steps;

import com.firewalker.command.steps.sample.Claim;
import com.firewalker.command.steps.sample.Grant;
import com.firewalker.command.steps.sample.Plausibility;
import com.firewalker.command.steps.sample.SampleKey;
import com.firewalker.command.steps.sample.SampleRecord;
import com.firewalker.command.steps.sample.Slots;
import com.firewalker.command.steps.slot.DayClaims;
import com.firewalker.command.steps.slot.Verdict;
import com.firewalker.proto.ReasonWord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a day holds out of its figures, as the samples that a grant would let count: those held by themselves (P2), and
 * the winner's of every slot that is held (P5, P6), and of what is held beside the slots (P6). Source: domain-rules.md 5, 5.1.
 */
final class Held {

    private final DayState state;
    private final Map<SampleKey, Grant> found = new LinkedHashMap<>();
    private final Map<SampleKey, ReasonWord> reasons = new HashMap<>();

    private Held(DayState state) {
        this.state = state;
    }

    static List<Grant> on(DayState state, Plausibility policy) {
        return new ArrayList<>(all(state, policy).found.values());
    }

    /** Why each of them is held: by the first rule that holds it. */
    static Map<SampleKey, ReasonWord> reasons(DayState state, Plausibility policy) {
        return all(state, policy).reasons;
    }

    private static Held all(DayState state, Plausibility policy) {
        var held = new Held(state);
        for (SampleRecord entry : state.entries.values()) {
            if (entry.isLive() && policy.isTooFast(entry.live())) {
                held.add(entry, ReasonWord.P2_CADENCE);
            }
        }
        for (int i = 0; i < Slots.COUNT; i++) {
            held.slot(i);
        }
        for (Claim claim : state.claims) {
            held.claim(claim);
        }
        return held;
    }

    private void slot(int index) {
        Verdict told = state.told[index];
        if (told == null || !told.held()) {
            return;
        }
        for (int i = 0; i < state.evidence.size(index); i++) {
            SampleRecord entry = state.evidence.entry(index, i);
            if (state.evidence.sources.of(entry.live()) == told.merged().winner) {
                add(entry, told.heldBy());
            }
        }
    }

    private void claim(Claim claim) {
        if (claim.held() == 0) {
            return;
        }
        for (SampleRecord entry : state.evidence.dayEvidence) {
            if (DayClaims.sourceOf(entry, state.evidence.sources) == claim.source()) {
                add(entry, ReasonWord.P6_DAY);
            }
        }
    }

    private void add(SampleRecord entry, ReasonWord reason) {
        if (!entry.granted) {
            found.put(entry.key, new Grant(entry.key, entry.version));
            reasons.putIfAbsent(entry.key, reason);
        }
    }
}
