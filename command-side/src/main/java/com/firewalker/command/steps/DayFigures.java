package com.firewalker.command.steps;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A decided day's sums. evidence = set aside + quarantined + total, always.
 * Source: domain-rules.md 5, 8.8, 11.1.
 */
final class DayFigures {

    final Plausibility policy;
    final int dayFlags;
    final int goal;
    final int[] bySource;

    int total;
    int ranked;
    int manual;
    int quarantined;
    int evidence;
    int lastRankedIndex = -1;
    private int rankedByGrant;
    private int lastGrantedIndex = -1;

    DayFigures(Plausibility policy, Evidence evidence, @Nullable Verdict[] verdicts, int dayFlags, int goal) {
        this.policy = policy;
        this.dayFlags = dayFlags;
        this.goal = goal;
        this.bySource = new int[evidence.sources.count()];
        for (int i = 0; i < verdicts.length; i++) {
            Verdict verdict = verdicts[i];
            if (verdict != null) add(i, verdict);
        }
        if ((dayFlags & Flags.NOT_RANKED_DAY) != 0) {
            ranked = rankedByGrant;
            lastRankedIndex = lastGrantedIndex;
        }
    }

    private void add(int index, Verdict verdict) {
        Merged merged = verdict.merged();
        int counted = verdict.counted();
        total += counted;
        evidence += merged.evidence();
        quarantined += merged.heldBefore() + merged.steps - counted;
        if (merged.winner != Merged.NOBODY) bySource[merged.winner] += counted;
        if (merged.isManual()) manual += counted;
        if (verdict.ranked() == 0) return;
        ranked += verdict.ranked();
        lastRankedIndex = index;
        if (verdict.rankedByGrant() == 0) return;
        rankedByGrant += verdict.rankedByGrant();
        lastGrantedIndex = index;
    }

    int setAside() {
        return evidence - quarantined - total;
    }

    boolean goalReached() {
        return total >= goal;
    }

    @Override
    public String toString() {
        return "total %d, ranked %d, by source %s".formatted(total, ranked, Arrays.toString(bySource));
    }
}
