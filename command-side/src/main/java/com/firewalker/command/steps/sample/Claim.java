package com.firewalker.command.steps.sample;

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
public record Claim(int source, Reason reason, int claimed, int steps, int held, int granted, List<Reason> flags) {

    public Claim {
        flags = List.copyOf(flags);
    }

    /** Steps that limits look at, before the day is judged. */
    public int weight() {
        return steps - granted;
    }

    /** On a day that is held (P6) only what was granted counts. */
    public Claim onHeldDay() {
        if (weight() == 0) {
            return this;
        }
        var marked = new ArrayList<>(flags);
        marked.add(Reason.REASON_P6_DAY);
        return new Claim(source, reason, claimed, granted, held + weight(), granted, marked);
    }

    /** Ranked as its device's slots are: manual entries never. */
    public int ranked() {
        return source == Sources.MANUAL ? 0 : steps;
    }

    public int rankedByGrant() {
        return source == Sources.MANUAL ? 0 : granted;
    }

    public static int weight(List<Claim> claims) {
        int sum = 0;
        for (Claim claim : claims) {
            sum += claim.weight();
        }
        return sum;
    }
}
