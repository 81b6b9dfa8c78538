package com.firewalker.command.steps.slot;

import com.firewalker.command.steps.sample.Plausibility;
import com.firewalker.command.steps.sample.Slots;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the merged slots of one date, all of them before any is held, and says what counts, what boards may use and
 * what is held. A held slot never goes to the runner-up. Source: domain-rules.md 5, P3 to P9.
 */
public final class PlausibilityCheck {

    private final Plausibility policy;
    private final @Nullable MergedSlot[] merged;
    private final int[] flags = new int[Slots.COUNT];

    /** Where the day's evidence begins, and behind its end: all there is to look at. */
    private final int begin;

    private final int end;
    private final int besideSlots;
    private int dayFlags;
    private boolean dayHeld;

    private PlausibilityCheck(Plausibility policy, @Nullable MergedSlot[] merged, int besideSlots) {
        this.policy = policy;
        this.merged = merged;
        this.besideSlots = besideSlots;
        int first = 0;
        while (first < Slots.COUNT && merged[first] == null) {
            first++;
        }
        int last = Slots.COUNT;
        while (last > first && merged[last - 1] == null) {
            last--;
        }
        begin = first;
        end = last;
    }

    /** Fills verdicts, keeping those of before that still hold; what is beside the slots weighs in the day only. */
    public static PlausibilityCheck judge(
            Plausibility policy, @Nullable MergedSlot[] merged, int besideSlots, @Nullable Verdict[] verdicts) {
        var judgement = new PlausibilityCheck(policy, merged, besideSlots);
        judgement.slots();
        judgement.windows(Plausibility.FOUR_SLOTS, policy.rankedFourSlots(), Flags.P4);
        judgement.windows(Plausibility.TWENTY_FOUR_SLOTS, policy.heldTwentyFourSlots(), Flags.P5);
        judgement.day();
        judgement.minutes();
        for (int i = 0; i < Slots.COUNT; i++) {
            verdicts[i] = judgement.verdict(i, verdicts[i]);
        }
        return judgement;
    }

    public int dayFlags() {
        return dayFlags;
    }

    /** P6: nothing of the day counts but what was granted. */
    public boolean dayHeld() {
        return dayHeld;
    }

    /** What was granted weighs in no limit: domain-rules.md 5.1. */
    private int weight(int index) {
        MergedSlot slot = merged[index];
        return slot == null ? 0 : slot.weight();
    }

    private void slots() {
        for (int i = begin; i < end; i++) {
            MergedSlot slot = merged[i];
            if (slot == null) {
                continue;
            }
            if (slot.weight() > policy.rankedSlot()) {
                flags[i] |= Flags.P3;
            }
            if (slot.isManual()) {
                flags[i] |= Flags.P9;
            }
        }
    }

    private void windows(int length, int limit, int flag) {
        long sum = 0;
        int flagged = begin;
        for (int i = begin; i < end; i++) {
            sum += weight(i);
            if (i - begin >= length) {
                sum -= weight(i - length);
            }
            if (sum <= limit) {
                continue;
            }
            for (int j = Math.max(flagged, i - length + 1); j <= i; j++) {
                if (weight(j) > 0) {
                    flags[j] |= flag;
                }
            }
            flagged = i + 1;
        }
    }

    private void day() {
        long sum = besideSlots;
        for (int i = begin; i < end; i++) {
            sum += weight(i);
        }
        if (sum > policy.rankedDay()) {
            dayFlags |= Flags.P6;
        }
        dayHeld = sum > policy.heldDay();
    }

    private void minutes() {
        int active = 0;
        var monotone = new MonotoneRun(policy);
        for (int i = begin; i < end; i++) {
            MergedSlot slot = merged[i];
            int[] minutes = slot == null ? null : slot.minutes;
            if (minutes == null) {
                monotone.interrupt();
                continue;
            }
            for (int steps : minutes) {
                if (steps > 0) {
                    active++;
                }
                monotone.next(steps);
            }
        }
        if (active > policy.rankedActiveMinutes()) {
            dayFlags |= Flags.P7;
        }
        if (monotone.found()) {
            dayFlags |= Flags.P8;
        }
    }

    private @Nullable Verdict verdict(int index, @Nullable Verdict before) {
        MergedSlot slot = merged[index];
        if (slot == null) {
            return null;
        }
        int marks = dayHeld && slot.weight() > 0 ? flags[index] | Flags.P6 : flags[index];
        boolean held = (marks & Flags.HELD_SLOT) != 0;
        boolean asBefore =
                before != null && before.merged() == slot && before.flags() == marks && before.held() == held;
        return asBefore ? before : new Verdict(slot, marks, held);
    }
}
