package com.firewalker.command.steps.slot;

import com.firewalker.proto.ReasonWord;

/** What counts of a merged slot after plausibility. Source: domain-rules.md 5. */
public record Verdict(MergedSlot merged, int flags, boolean held) {

    public int counted() {
        return held ? merged.granted : merged.steps;
    }

    public int ranked() {
        return held || (flags & Flags.NOT_RANKED_SLOT) != 0 ? rankedByGrant() : merged.steps;
    }

    /** What boards may use even if its day is not ranked: what was granted, but no manual entry. */
    int rankedByGrant() {
        return merged.isManual() ? 0 : merged.granted;
    }

    /** Which rule holds a slot that is held: the first one. */
    public ReasonWord heldBy() {
        return (flags & Flags.P5) != 0 ? ReasonWord.P5_SIX_HOURS : ReasonWord.P6_DAY;
    }

    public boolean same(Verdict other) {
        return flags == other.flags && held == other.held && merged.same(other.merged);
    }
}
