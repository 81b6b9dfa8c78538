package com.firewalker.command.steps.slot;

import com.firewalker.command.steps.sample.Slots;
import com.firewalker.command.steps.sample.Sources;
import com.firewalker.events.v1.Reason;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lets one source win each block: the first by preference that has at least half of the largest sum.
 * Manual entries count only where no device is. Source: domain-rules.md 4.1, 4.3 to 4.6.
 */
final class SlotRule {

    private final Sources sources;
    private final SlotTotals tally;
    private final Blocks blocks;
    private final int[] ranks;
    private final int[] byId;
    private final int[] sums;

    /** Of the block under decision: a source's reason, null where it has no record in it. */
    private final @Nullable Reason[] reasons;

    SlotRule(Sources sources, SlotTotals tally, Blocks blocks, int[] ranks) {
        this.sources = sources;
        this.tally = tally;
        this.blocks = blocks;
        this.ranks = ranks;
        this.sums = new int[sources.count()];
        this.reasons = new Reason[sources.count()];
        this.byId = byId(sources);
    }

    /** Few and almost always in order already; this runs with every upload, so nothing is boxed. */
    private static int[] byId(Sources sources) {
        int[] order = new int[sources.count()];
        for (int source = 0; source < order.length; source++) {
            int at = source;
            for (; at > 0 && sources.id(order[at - 1]).compareTo(sources.id(source)) > 0; at--) {
                order[at] = order[at - 1];
            }
            order[at] = source;
        }
        return order;
    }

    void decide(BitSet dirty, @Nullable MergedSlot[] merged) {
        for (int i = dirty.nextSetBit(0); i >= 0; i = dirty.nextSetBit(i + 1)) {
            int root = blocks.root(i);
            if (root == i) {
                decideBlock(root, blocks.last(root), merged);
            }
        }
    }

    private void decideBlock(int root, int last, @Nullable MergedSlot[] merged) {
        sumUp(root, last);
        int winner = judge();
        for (int index = root; index <= last; index++) {
            if (blocks.root(index) == root) {
                merged[index] = slot(index, winner, root, last);
            }
        }
    }

    private void sumUp(int root, int last) {
        Arrays.fill(sums, 0);
        Arrays.fill(reasons, null);
        for (int index = root; index <= last; index++) {
            if (blocks.root(index) != root) {
                continue;
            }
            for (int source = 1; source < sums.length; source++) {
                if (!tally.seen(source, index)) {
                    continue;
                }
                reasons[source] = Reason.REASON_NOT_PREFERRED;
                sums[source] += tally.sum(source, index);
            }
        }
    }

    private int judge() {
        int largest = 0;
        for (int sum : sums) {
            largest = Math.max(largest, sum);
        }
        int winner = MergedSlot.NOBODY;
        for (int source : byId) {
            if (isIn(source, largest) && isBefore(source, winner)) {
                winner = source;
            }
        }
        if (winner == MergedSlot.NOBODY) {
            return winner;
        }
        for (int source = 1; source < sums.length; source++) {
            if (reasons[source] != null && source != winner) {
                reasons[source] = lost(source, winner, largest);
            }
        }
        reasons[winner] = won(winner, largest);
        return winner;
    }

    private boolean isIn(int source, int largest) {
        return reasons[source] != null && 2L * sums[source] >= largest;
    }

    private boolean isBefore(int source, int other) {
        if (other == MergedSlot.NOBODY) {
            return true;
        }
        if (ranks[source] != ranks[other]) {
            return ranks[source] < ranks[other];
        }
        return sums[source] > sums[other];
    }

    private Reason lost(int source, int winner, int largest) {
        if (2L * sums[source] < largest) {
            return Reason.REASON_BELOW_HALF;
        }
        if (ranks[source] != ranks[winner]) {
            return Reason.REASON_NOT_PREFERRED;
        }
        return sums[source] < sums[winner] ? Reason.REASON_SMALLER_SUM : Reason.REASON_HIGHER_DEVICE_ID;
    }

    private Reason won(int winner, int largest) {
        Reason reason = Reason.REASON_ONLY_SOURCE;
        for (int source = 1; source < sums.length; source++) {
            if (source == winner || reasons[source] == null || sums[source] == 0 && largest > 0) {
                continue;
            }
            if (ranks[source] != ranks[winner]) {
                if (reason == Reason.REASON_ONLY_SOURCE) {
                    reason = Reason.REASON_PREFERRED;
                }
            } else if (sums[source] == sums[winner]) {
                return Reason.REASON_LOWER_DEVICE_ID;
            } else {
                reason = Reason.REASON_LARGER_SUM;
            }
        }
        return reason;
    }

    private @Nullable MergedSlot slot(int index, int deviceWinner, int root, int last) {
        int[] candidates = candidates(index);
        if (candidates.length == 0) {
            return null;
        }
        int start = Slots.relative(root);
        int length = last - root + 1;
        if (manualCounts(index)) {
            return MergedSlot.won(Sources.MANUAL, tally, index, Reason.REASON_MANUAL_ENTRY, candidates, start, length);
        }
        if (deviceWinner != MergedSlot.NOBODY) {
            Reason reason = Objects.requireNonNull(reasons[deviceWinner]);
            return MergedSlot.won(deviceWinner, tally, index, reason, candidates, start, length);
        }
        return MergedSlot.byNobody(Reason.forNumber(candidates[2]), candidates, start, length);
    }

    private boolean manualCounts(int index) {
        return tally.seen(Sources.MANUAL, index) && !tally.devicePresent(index);
    }

    private int[] candidates(int index) {
        var found = new Candidates();
        for (int source : byId) {
            if (tally.isEmpty(source, index)) {
                continue;
            }
            if (tally.seen(source, index)) {
                found.add(source, tally.sum(source, index), reason(source, index));
            } else if (tally.covered(source, index)) {
                found.add(source, 0, Reason.REASON_COVERED_ZERO);
            }
            found.addIfAny(source, tally.setAside(source, index), Reason.REASON_SELF_OVERLAP);
            found.addIfAny(source, tally.held(source, index), Reason.REASON_P2_CADENCE);
        }
        return found.toArray();
    }

    private Reason reason(int source, int index) {
        if (source == Sources.MANUAL) {
            return tally.devicePresent(index) ? Reason.REASON_DEVICE_PRESENT : Reason.REASON_MANUAL_ENTRY;
        }
        return manualCounts(index) ? Reason.REASON_NO_STEPS : Objects.requireNonNull(reasons[source]);
    }

    /** Triples of source, steps, reason. */
    private static final class Candidates {

        private int[] triples = new int[9];
        private int size;

        void addIfAny(int source, int steps, Reason reason) {
            if (steps > 0) {
                add(source, steps, reason);
            }
        }

        void add(int source, int steps, Reason reason) {
            if (size == triples.length) {
                triples = Arrays.copyOf(triples, 2 * size);
            }
            triples[size++] = source;
            triples[size++] = steps;
            triples[size++] = reason.getNumber();
        }

        int[] toArray() {
            return Arrays.copyOf(triples, size);
        }
    }
}
