package com.firewalker.query.view;

import java.util.List;
import java.util.Optional;

/**
 * Writes a view from facts. Every row carries the position it speaks of and refuses older ones, so that facts may
 * come twice, late or cut into batches in any way.
 */
public interface Projection {

    View view();

    /** Folds the facts in memory and writes the outcome, inside the caller's transaction. */
    void apply(ViewVersion version, Batch batch);

    /**
     * Writes facts that are not the next ones: those of some walkers, or events that come late. What the version says
     * of its own completeness does not change.
     */
    default void applyPart(ViewVersion version, List<Fact> facts) {
        apply(version, Batch.part(facts));
    }

    /**
     * What is left to be written when all parts up to a position are: steps in order, each for a transaction of its own.
     * Called for versions that do not serve.
     */
    default List<Runnable> finish(ViewVersion version, long position) {
        return List.of();
    }

    /** The name of the keys that the view has in Redis beside its tables; empty where there are none. */
    default Optional<String> keys() {
        return Optional.empty();
    }

    /** True where every row belongs to one walker, so that walkers can be folded apart from each other. */
    default boolean divisible() {
        return true;
    }

    /**
     * What the order guard of this view's rows is about, for the events of a stream: when one event of it fails, all
     * that follow with the same key wait for it. A retry then hands them over in order, and none is taken for an old one.
     */
    default String parkingKey(String streamId) {
        return streamId;
    }

    /**
     * Facts in ascending position after {@code from}, complete up to {@code to}: the version's position moves from
     * {@code from} to {@code to} in the same transaction. Facts outside the {@link Calendar} are left out.
     */
    record Batch(List<Fact> facts, long from, long to) {

        public Batch {
            facts = facts.stream().allMatch(Fact::inCalendar)
                    ? List.copyOf(facts)
                    : facts.stream().filter(Fact::inCalendar).toList();
        }

        static Batch part(List<Fact> facts) {
            return new Batch(facts, -1, -1);
        }

        /** False for facts that do not move the version. */
        public boolean moves() {
            return from >= 0;
        }
    }
}
