package com.firewalker.command.steps;

/** What counts of a merged slot after plausibility. Source: domain-rules.md 5. */
record Verdict(Merged merged, int flags, boolean held) {

    int counted() {
        return held ? 0 : merged.steps;
    }

    int ranked() {
        return held || (flags & Flags.NOT_RANKED_SLOT) != 0 ? 0 : merged.steps;
    }

    boolean same(Verdict other) {
        return flags == other.flags && held == other.held && merged.same(other.merged);
    }
}
