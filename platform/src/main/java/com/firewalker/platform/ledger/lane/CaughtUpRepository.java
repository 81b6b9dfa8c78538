package com.firewalker.platform.ledger.lane;

import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.CachingEventSourcingRepository;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates that are kept between commands go on from the last event they know, where another node writes to the same
 * streams: one short question instead of a conflict, a rollback and the whole stream.
 */
final class CaughtUpRepository<T> extends CachingEventSourcingRepository<T> {

    private final EventStore events;
    private final Cache kept;
    private final SharedStreams shared;

    CaughtUpRepository(
            EventSourcingRepository.Builder<T> builder, EventStore events, Cache kept, SharedStreams shared) {
        super(builder);
        this.events = events;
        this.kept = kept;
        this.shared = shared;
    }

    @Override
    protected EventSourcedAggregate<T> doLoadWithLock(String streamId, @Nullable Long expectedVersion) {
        boolean mayBeOld = shared.areLikely() && kept.containsKey(streamId);
        EventSourcedAggregate<T> aggregate = super.doLoadWithLock(streamId, expectedVersion);
        if (mayBeOld) {
            DomainEventStream more = events.readEvents(streamId, aggregate.version() + 1);
            if (more.hasNext()) {
                shared.notice();
                aggregate.initializeState(more);
            }
        }
        return aggregate;
    }
}
