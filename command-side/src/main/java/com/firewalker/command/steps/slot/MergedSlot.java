package com.firewalker.command.steps.slot;

import com.firewalker.command.steps.sample.Sources;
import com.firewalker.events.v1.Reason;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What merging made of one slot, before plausibility looks at the day: the winner's steps, and every claim with its
 * reason. Compared by what a reader is told, so minutes do not count. Source: domain-rules.md 4.3, 11.1.
 */
public final class MergedSlot {

    public static final int NOBODY = -1;

    public final int winner;
    public final int steps;

    /** Of steps, those that weigh in no limit, because they were granted. */
    public final int granted;

    public final Reason reason;
    /** Triples of source, steps, number of the reason, ordered by device id and reason. */
    public final int[] candidates;

    public final int blockStart;
    public final int blockLength;

    /** Steps per minute from the winner's records of a minute or less; null where it has none. */
    final int @Nullable [] minutes;

    static MergedSlot won(
            int winner, SlotTotals tally, int index, Reason reason, int[] candidates, int blockStart, int blockLength) {
        return new MergedSlot(
                winner,
                tally.sum(winner, index),
                tally.granted(winner, index),
                reason,
                candidates,
                blockStart,
                blockLength,
                tally.minutes(winner, index));
    }

    static MergedSlot byNobody(Reason reason, int[] candidates, int blockStart, int blockLength) {
        return new MergedSlot(NOBODY, 0, 0, reason, candidates, blockStart, blockLength, null);
    }

    public MergedSlot(
            int winner,
            int steps,
            int granted,
            Reason reason,
            int[] candidates,
            int blockStart,
            int blockLength,
            int @Nullable [] minutes) {
        this.winner = winner;
        this.steps = steps;
        this.granted = granted;
        this.reason = reason;
        this.candidates = candidates;
        this.blockStart = blockStart;
        this.blockLength = blockLength;
        this.minutes = minutes;
    }

    boolean isManual() {
        return winner == Sources.MANUAL;
    }

    /** Steps that limits look at. */
    int weight() {
        return steps - granted;
    }

    /** Interval evidence of the slot. */
    int evidence() {
        int sum = 0;
        for (int i = 1; i < candidates.length; i += 3) {
            sum += candidates[i];
        }
        return sum;
    }

    /** What a source says of the slot, won, lost or held: all but what it said twice. */
    int stepsOf(int source) {
        int sum = 0;
        for (int i = 0; i < candidates.length; i += 3) {
            if (candidates[i] == source && candidates[i + 2] != Reason.REASON_SELF_OVERLAP_VALUE) {
                sum += candidates[i + 1];
            }
        }
        return sum;
    }

    /** Steps of records that were held before merging. */
    int heldBefore() {
        int sum = 0;
        for (int i = 0; i < candidates.length; i += 3) {
            if (candidates[i + 2] == Reason.REASON_P2_CADENCE_VALUE) {
                sum += candidates[i + 1];
            }
        }
        return sum;
    }

    boolean same(MergedSlot other) {
        return this == other
                || winner == other.winner
                        && steps == other.steps
                        && granted == other.granted
                        && reason == other.reason
                        && blockStart == other.blockStart
                        && blockLength == other.blockLength
                        && Arrays.equals(candidates, other.candidates);
    }
}
