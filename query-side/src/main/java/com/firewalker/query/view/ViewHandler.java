package com.firewalker.query.view;

import com.firewalker.platform.ledger.follow.EventBatch;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Axon's end of a projection: writes a stretch of the ledger at once, in the transaction that also stores the token. It
 * takes every event, so that a view's position moves with the ledger and not only with its own events.
 */
public abstract class ViewHandler {

    private final Projection projection;
    private final LiveProjection live;

    protected ViewHandler(Projection projection, LiveProjection live) {
        this.projection = projection;
        this.live = live;
    }

    /** The token is stored first: who has lost the segment writes nothing, not even to Redis. */
    @EventHandler
    final void on(EventBatch stretch, UnitOfWork<?> batch) {
        UnitOfWork<?> root = batch.root();
        root.onPrepareCommit(unit -> live.apply(projection, stretch));
        root.afterCommit(unit -> live.committed(projection, stretch.upTo()));
    }
}
