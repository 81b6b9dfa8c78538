package com.firewalker.platform.ledger.lane;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The door to the aggregates. Commands name their stream with Axon's {@code @TargetAggregateIdentifier}. */
public interface Commands {

    /**
     * Runs the command in a group with others. The answer comes after the commit; a refusal comes as the exception that
     * the aggregate threw, {@link Overloaded} when too much is waiting, {@link LedgerUnavailable} when nothing could be
     * committed. Nothing inside the command may open a transaction of its own.
     */
    <R extends @Nullable Object> CompletableFuture<Committed<R>> send(Object command);

    /**
     * Runs the command in the caller's thread and in the caller's transaction, or in one of its own without one. The
     * position holds once that transaction has committed. Other writers wait from here until then: commit soon.
     */
    <R extends @Nullable Object> Committed<R> sendInTransaction(Object command);
}
