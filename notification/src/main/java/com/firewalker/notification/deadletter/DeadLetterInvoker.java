package com.firewalker.notification.deadletter;

import com.firewalker.ledger.v1.Unreadable;
import com.firewalker.platform.ledger.follow.GuardedInvoker;
import com.firewalker.platform.ledger.store.Failure;
import com.firewalker.platform.ledger.store.Sequences;
import com.firewalker.platform.ledger.store.UnreadableEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One process's handlers. A batch that fails is rolled back whole and delivered again; its events are then handled one by
 * one, each in a transaction of its own, and the one that fails alone is parked in the batch's transaction. Handlers bear
 * an event twice, so nothing is lost if the batch fails once more. Later events of a parked one's owner park behind it.
 * An event that this program cannot read is parked at once. One whose dates no calendar of ours holds tells nobody
 * anything: it is passed over and counted.
 */
final class DeadLetterInvoker extends GuardedInvoker {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterInvoker.class);

    private final String processor;
    private final DeadLetters parked;
    private final Supplier<SingleEventTransaction> alone;
    private final Runnable ignored;
    private final Set<Place> suspects = ConcurrentHashMap.newKeySet();

    /** @param ignored called for each event that is passed over */
    DeadLetterInvoker(
            String processor,
            EventHandlerInvoker handlers,
            DeadLetters parked,
            Supplier<SingleEventTransaction> alone,
            Runnable ignored) {
        super(handlers);
        this.ignored = ignored;
        this.processor = processor;
        this.parked = parked;
        this.alone = alone;
    }

    /** Only events of types that the handlers name come here: one that cannot be read is of such a type. */
    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return message.getPayload() instanceof Unreadable || super.canHandle(message, segment);
    }

    @Override
    public boolean canHandleType(Class<?> payloadType) {
        return Unreadable.class.equals(payloadType) || super.canHandleType(payloadType);
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) throws Exception {
        if (!KnownDates.holds(message.getPayload(), message.getTimestamp())) {
            ignored.run();
            return;
        }
        Place place = new Place(segment.getSegmentId(), position(message));
        Batch batch = batch(place);
        batch.places.add(place);
        String owner = String.valueOf(Sequences.perOwner().getSequenceIdentifierFor(message));
        if (batch.owners.contains(owner) && parked.parkBehind(processor, place.position(), owner)) {
            return;
        }
        Throwable failure = failureOf(message, segment, batch.oneByOne);
        if (failure != null) {
            park(place, owner, failure);
            batch.owners.add(owner);
        }
    }

    private @Nullable Throwable failureOf(EventMessage<?> message, Segment segment, boolean alone) throws Exception {
        if (message.getPayload() instanceof Unreadable unreadable) {
            return new UnreadableEvent(unreadable);
        }
        if (alone) {
            return this.alone.get().failureOf(handlers(), message, segment, () -> {});
        }
        handlers().handle(message, segment);
        return null;
    }

    private void park(Place place, String owner, Throwable failure) throws Exception {
        if (Failure.isOfTheMoment(failure)) {
            throw failure instanceof Exception exception ? exception : new IllegalStateException(failure);
        }
        log.warn(
                "processor {} failed on the event at position {}, parked as a dead letter",
                processor,
                place.position(),
                failure);
        parked.park(processor, place.position(), owner, Failure.words(failure), 1);
    }

    private Batch batch(Place first) {
        UnitOfWork<?> root = CurrentUnitOfWork.get().root();
        return root.getOrComputeResource(getClass().getName() + processor, name -> {
            Batch batch = new Batch(parked.owners(processor), hasSuspectsFrom(first));
            root.onRollback(unit -> suspects.addAll(batch.places));
            root.afterCommit(unit -> suspects.removeAll(Set.copyOf(batch.places)));
            return batch;
        });
    }

    /** Suspects before the batch were handled elsewhere since. */
    private boolean hasSuspectsFrom(Place first) {
        suspects.removeIf(place -> place.segment() == first.segment() && place.position() < first.position());
        return suspects.stream().anyMatch(place -> place.segment() == first.segment());
    }

    private static long position(EventMessage<?> message) {
        return ((TrackedEventMessage<?>) message).trackingToken().position().orElseThrow();
    }

    private record Place(int segment, long position) {}

    /**
     * What the batch has seen, and whose events were parked when it began or since. A batch is handled one by one as a
     * whole or not at all: what it holds locked itself, an event handled alone would wait for in vain.
     */
    private static final class Batch {
        private final Set<String> owners;
        private final boolean oneByOne;
        private final List<Place> places = new ArrayList<>();

        Batch(Set<String> owners, boolean oneByOne) {
            this.owners = owners;
            this.oneByOne = oneByOne;
        }
    }
}
