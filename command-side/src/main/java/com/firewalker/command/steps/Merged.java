package com.firewalker.command.steps;

import com.firewalker.events.v1.Reason;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What merging made of one slot, before plausibility looks at the day: the winner's steps, and every claim with its
 * reason. Compared by what a reader is told, so minutes do not count. Source: domain-rules.md 4.3, 11.1.
 */
final class Merged {

    static final int NOBODY = -1;

    final int winner;
    final int steps;

    /** Of steps, those that weigh in no limit, because they were granted. */
    final int granted;

    final Reason reason;
    /** Triples of source, steps, number of the reason, ordered by device id and reason. */
    final int[] candidates;

    final int blockStart;
    final int blockLength;

    /** Steps per minute from the winner's records of a minute or less; null where it has none. */
    final int @Nullable [] minutes;

    static Merged won(
            int winner, Tally tally, int index, Reason reason, int[] candidates, int blockStart, int blockLength) {
        return new Merged(
                winner,
                tally.sum(winner, index),
                tally.granted(winner, index),
                reason,
                candidates,
                blockStart,
                blockLength,
                tally.minutes(winner, index));
    }

    static Merged byNobody(Reason reason, int[] candidates, int blockStart, int blockLength) {
        return new Merged(NOBODY, 0, 0, reason, candidates, blockStart, blockLength, null);
    }

    Merged(
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
        for (int i = 1; i < candidates.length; i += 3) sum += candidates[i];
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
            if (candidates[i + 2] == Reason.REASON_P2_CADENCE_VALUE) sum += candidates[i + 1];
        }
        return sum;
    }

    boolean same(Merged other) {
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
