package com.firewalker.query.view;

import com.google.protobuf.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Axon's end of a projection: gathers a batch's events and writes them at once, in the transaction that also stores
 * the token. It takes every event, so that a view's position moves with the ledger and not only with its own events.
 */
public abstract class ViewHandler {

    private final Projection projection;
    private final LiveProjection live;
    private final String gathered = getClass().getName();

    protected ViewHandler(Projection projection, LiveProjection live) {
        this.projection = projection;
        this.live = live;
    }

    @EventHandler
    final void on(Message event, TrackingToken token, @Timestamp Instant recordedAt, UnitOfWork<?> batch) {
        var root = batch.root();
        List<Fact> facts = root.getOrComputeResource(gathered, key -> begin(root));
        facts.add(new Fact(position(token), recordedAt, event));
    }

    private List<Fact> begin(UnitOfWork<?> batch) {
        var facts = new ArrayList<Fact>();
        batch.onPrepareCommit(unit -> live.apply(projection, facts));
        batch.afterCommit(
                unit -> live.committed(projection, facts.get(facts.size() - 1).position()));
        return facts;
    }

    private static long position(TrackingToken token) {
        var bare = WrappedToken.unwrapLowerBound(token);
        return bare.position()
                .orElseThrow(() -> new IllegalStateException("an event without position cannot be projected"));
    }
}
