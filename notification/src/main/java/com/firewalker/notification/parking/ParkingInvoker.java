package com.firewalker.notification.parking;

import com.firewalker.platform.ledger.Sequences;
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
 */
final class ParkingInvoker implements EventHandlerInvoker {

    private static final Logger LOG = LoggerFactory.getLogger(ParkingInvoker.class);

    private final String processor;
    private final EventHandlerInvoker handlers;
    private final ParkedEvents parked;
    private final Supplier<Alone> alone;
    private final Set<Place> suspects = ConcurrentHashMap.newKeySet();

    ParkingInvoker(String processor, EventHandlerInvoker handlers, ParkedEvents parked, Supplier<Alone> alone) {
        this.processor = processor;
        this.handlers = handlers;
        this.parked = parked;
        this.alone = alone;
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) throws Exception {
        Place place = new Place(segment.getSegmentId(), position(message));
        Batch batch = batch(place);
        batch.places.add(place);
        String owner = String.valueOf(Sequences.perOwner().getSequenceIdentifierFor(message));
        if (batch.owners.contains(owner) && parked.parkBehind(processor, place.position(), owner)) {
            return;
        }
        if (!batch.oneByOne) {
            handlers.handle(message, segment);
            return;
        }
        Throwable failure = alone.get().failureOf(handlers, message, segment, () -> {});
        if (failure != null) {
            park(place, owner, failure);
            batch.owners.add(owner);
        }
    }

    private void park(Place place, String owner, Throwable failure) throws Exception {
        if (Passing.is(failure)) {
            throw failure instanceof Exception exception ? exception : new IllegalStateException(failure);
        }
        LOG.warn("{} cannot handle the event at position {}: it is parked", processor, place.position(), failure);
        parked.park(processor, place.position(), owner, Passing.words(failure), 1);
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

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return handlers.canHandle(message, segment);
    }

    @Override
    public boolean canHandleType(Class<?> payloadType) {
        return handlers.canHandleType(payloadType);
    }

    @Override
    public boolean supportsReset() {
        return handlers.supportsReset();
    }

    @Override
    public void performReset() {
        handlers.performReset();
    }

    @Override
    public <R> void performReset(@Nullable R context) {
        handlers.performReset(context);
    }

    @Override
    public void segmentReleased(Segment segment) {
        handlers.segmentReleased(segment);
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
