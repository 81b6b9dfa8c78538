package com.firewalker.query.view;

import java.util.List;

/**
 * Writes a view from facts. Every row carries the position it speaks of and refuses older ones, so that facts may
 * come twice, late or cut into batches in any way.
 */
public interface Projection {

    View view();

    /** Folds the facts in memory and writes the outcome, inside the caller's transaction. */
    void apply(ViewVersion version, Batch batch);

    /**
     * Facts in ascending position after {@code from}, complete up to {@code to}: the version's position moves from
     * {@code from} to {@code to} in the same transaction.
     */
    record Batch(List<Fact> facts, long from, long to) {

        public Batch {
            facts = List.copyOf(facts);
        }
    }
}
