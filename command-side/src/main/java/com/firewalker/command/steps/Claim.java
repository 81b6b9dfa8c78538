package com.firewalker.command.steps;

import com.firewalker.events.v1.Reason;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of the day's sum beside its slots: what a device says of a whole day, or manual entries without times.
 * Source: domain-rules.md 4.6, 4.7, 11.1.
 *
 * @param claimed what the source says in all
 * @param steps what counts of it
 * @param held out of every figure
 * @param granted of steps, those that weigh in no limit
 * @param flags why it adds nothing, is held or is not ranked
 */
record Claim(int source, Reason reason, int claimed, int steps, int held, int granted, List<Reason> flags) {

    Claim {
        flags = List.copyOf(flags);
    }

    /** Steps that limits look at, before the day is judged. */
    int weight() {
        return steps - granted;
    }

    /** On a day that is held (P6) only what was granted counts. */
    Claim onHeldDay() {
        if (weight() == 0) {
            return this;
        }
        var marked = new ArrayList<>(flags);
        marked.add(Reason.REASON_P6_DAY);
        return new Claim(source, reason, claimed, granted, held + weight(), granted, marked);
    }

    /** Ranked as its device's slots are: manual entries never. */
    int ranked() {
        return source == Sources.MANUAL ? 0 : steps;
    }

    int rankedByGrant() {
        return source == Sources.MANUAL ? 0 : granted;
    }

    static int weight(List<Claim> claims) {
        int sum = 0;
        for (Claim claim : claims) {
            sum += claim.weight();
        }
        return sum;
    }
}
