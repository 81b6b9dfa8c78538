package com.firewalker.command.steps.slot;

import com.firewalker.command.steps.sample.Claim;
import com.firewalker.command.steps.sample.Plausibility;
import com.firewalker.command.steps.sample.Slots;
import com.firewalker.command.steps.sample.Sources;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decided day's sums. evidence - set aside - quarantined + what lies beside the slots = total, always.
 * Source: domain-rules.md 4.6, 4.7, 5, 8.8, 11.1.
 */
public final class DayFigures {

    public static final long NO_SLOT = Long.MIN_VALUE;

    public final Plausibility policy;
    public final int dayFlags;
    public final int goal;
    public final int[] bySource;

    public int total;
    public int ranked;
    public int manual;
    int remainder;
    public int quarantined;
    public int evidence;
    /** Absolute number of the last slot with ranked steps; {@link #NO_SLOT} without one. */
    public long lastRankedSlot = NO_SLOT;

    private final int date;
    private int besideSlots;
    private int rankedByGrant;
    private long lastGrantedSlot = NO_SLOT;

    public DayFigures(
            Plausibility policy,
            LiveSamples evidence,
            @Nullable Verdict[] verdicts,
            List<Claim> claims,
            int dayFlags,
            int goal) {
        this.date = evidence.date;
        this.policy = policy;
        this.dayFlags = dayFlags;
        this.goal = goal;
        this.bySource = new int[evidence.sources.count()];
        for (int i = 0; i < verdicts.length; i++) {
            Verdict verdict = verdicts[i];
            if (verdict != null) {
                add(i, verdict);
            }
        }
        for (Claim claim : claims) {
            add(claim, evidence);
        }
        if ((dayFlags & Flags.NOT_RANKED_DAY) != 0) {
            ranked = rankedByGrant;
            lastRankedSlot = lastGrantedSlot;
        }
    }

    private void add(int index, Verdict verdict) {
        MergedSlot merged = verdict.merged();
        int counted = verdict.counted();
        total += counted;
        evidence += merged.evidence();
        quarantined += merged.heldBefore() + merged.steps - counted;
        if (merged.winner != MergedSlot.NOBODY) {
            bySource[merged.winner] += counted;
        }
        if (merged.isManual()) {
            manual += counted;
        }
        if (verdict.ranked() == 0) {
            return;
        }
        ranked += verdict.ranked();
        lastRankedSlot = Slots.slot(index, date);
        if (verdict.rankedByGrant() == 0) {
            return;
        }
        rankedByGrant += verdict.rankedByGrant();
        lastGrantedSlot = Slots.slot(index, date);
    }

    private void add(Claim claim, LiveSamples day) {
        total += claim.steps();
        besideSlots += claim.steps();
        evidence += claim.held();
        quarantined += claim.held();
        bySource[claim.source()] += claim.steps();
        if (claim.source() == Sources.MANUAL) {
            manual += claim.steps();
        } else {
            remainder += claim.steps();
        }
        ranked += claim.ranked();
        rankedByGrant += claim.rankedByGrant();
        if (claim.ranked() > 0) {
            lastRankedSlot = Math.max(lastRankedSlot, day.lastSlotSaid(claim.source()));
        }
        if (claim.rankedByGrant() > 0) {
            lastGrantedSlot = Math.max(lastGrantedSlot, day.lastSlotSaid(claim.source()));
        }
    }

    public int setAside() {
        return evidence - quarantined - total + besideSlots;
    }

    /** Nobody is pushed because of a remainder: domain-rules.md 9.4. */
    public boolean goalReachedByRemainder() {
        return goalReached() && total - remainder < goal;
    }

    public boolean goalReached() {
        return total >= goal;
    }

    @Override
    public String toString() {
        return "total %d, ranked %d, by source %s".formatted(total, ranked, Arrays.toString(bySource));
    }
}
