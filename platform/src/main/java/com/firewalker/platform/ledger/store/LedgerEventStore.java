package com.firewalker.platform.ledger.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Axon's event store, with the events that wait for the commit kept by stream: Axon would search all of them at every
 * load, which a group of commands cannot afford.
 */
public final class LedgerEventStore extends EmbeddedEventStore {
    private final String stagedKey = LedgerEventStore.class.getName() + "@" + System.identityHashCode(this);

    public LedgerEventStore(EventStorageEngine engine) {
        super(EmbeddedEventStore.builder().storageEngine(engine));
    }

    /** Events of one unit of work, in the order in which Axon will hand them to the engine. */
    private static final class Staged {
        private final Map<String, List<DomainEventMessage<?>>> byStream = new HashMap<>();
        private int count;

        void add(EventMessage<?> event) {
            count++;
            if (event instanceof DomainEventMessage<?> domainEvent) {
                byStream.computeIfAbsent(domainEvent.getAggregateIdentifier(), s -> new ArrayList<>())
                        .add(domainEvent);
            }
        }

        void addAll(Staged others) {
            count += others.count;
            others.byStream.forEach((stream, events) ->
                    byStream.computeIfAbsent(stream, s -> new ArrayList<>()).addAll(events));
            others.byStream.clear();
            others.count = 0;
        }
    }

    @Override
    public void publish(List<? extends EventMessage<?>> events) {
        super.publish(events);
        CurrentUnitOfWork.ifStarted(unit -> {
            Staged staged = staged(unit);
            events.forEach(staged::add);
        });
    }

    private Staged staged(UnitOfWork<?> unit) {
        return unit.getOrComputeResource(stagedKey, key -> {
            Staged staged = new Staged();
            unit.onPrepareCommit(
                    u -> u.parent().ifPresent(parent -> staged(parent).addAll(staged)));
            return staged;
        });
    }

    /** How many events the commands that ran so far in this unit of work will append. */
    public int stagedIn(UnitOfWork<?> unit) {
        Staged staged = unit.getResource(stagedKey);
        return staged == null ? 0 : staged.count;
    }

    @Override
    protected Stream<? extends DomainEventMessage<?>> stagedDomainEventMessages(String streamId) {
        return CurrentUnitOfWork.isStarted() ? staged(CurrentUnitOfWork.get(), streamId) : Stream.empty();
    }

    private Stream<? extends DomainEventMessage<?>> staged(UnitOfWork<?> unit, String streamId) {
        Stream<? extends DomainEventMessage<?>> earlier =
                unit.parent().map(parent -> staged(parent, streamId)).orElseGet(Stream::empty);
        Staged own = unit.isRolledBack() ? null : unit.getResource(stagedKey);
        return own == null ? earlier : Stream.concat(earlier, own.byStream.getOrDefault(streamId, List.of()).stream());
    }
}
