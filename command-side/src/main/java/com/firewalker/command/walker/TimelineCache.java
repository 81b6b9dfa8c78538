package com.firewalker.command.walker;

import com.firewalker.platform.ledger.store.LedgerReader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.List;
import java.util.Optional;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Timelines of the walkers in use. An entry leaves as soon as a command of this node that touches it has committed,
 * or when another node's event is seen; it waits out a load that is under way, so that no older state comes after it.
 */
@Component
class TimelineCache implements WalkerTimeline {

    private final LedgerReader ledger;
    private final WalkerTail tail;
    private final LoadingCache<String, Optional<Timeline>> timelines;

    TimelineCache(
            LedgerReader ledger,
            WalkerTail tail,
            EventBus events,
            @Value("${firewalker.timelines.cached:100000}") long maximum) {
        this.ledger = ledger;
        this.tail = tail;
        this.timelines = Caffeine.newBuilder().maximumSize(maximum).build(this::read);
        tail.tell(this::forget);
        Registration unused = events.subscribe(this::published);
    }

    @Override
    public Optional<Timeline> of(String walkerId) {
        if (!WalkerStream.isPossible(walkerId)) {
            return Optional.empty();
        }
        String stream = WalkerStream.of(walkerId);
        return tail.isFresh() ? timelines.get(stream) : read(stream);
    }

    @Override
    public Optional<Timeline> of(String walkerId, long position) {
        return tail.hasTold(position) || !WalkerStream.isPossible(walkerId)
                ? of(walkerId)
                : read(WalkerStream.of(walkerId));
    }

    private Optional<Timeline> read(String stream) {
        return TimelineFold.of(ledger.eventsOf(stream));
    }

    private void forget(String stream) {
        timelines.invalidate(stream);
    }

    private void published(List<? extends EventMessage<?>> events) {
        events.stream()
                .filter(event -> event instanceof DomainEventMessage<?>)
                .map(event -> ((DomainEventMessage<?>) event).getAggregateIdentifier())
                .filter(stream -> stream.startsWith(WalkerStream.PREFIX))
                .forEach(this::forgetAfterwards);
    }

    /** Before the commit others would only load the old state again. */
    private void forgetAfterwards(String stream) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            forgetAfterTheGroup(stream);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                forget(stream);
            }
        });
    }

    /** A lane commits its group of commands itself, when their outermost unit of work does. */
    private void forgetAfterTheGroup(String stream) {
        if (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get().root().onCleanup(unit -> forget(stream));
        }
    }
}
