package com.firewalker.notification.deadletter;

import com.firewalker.platform.ledger.store.Failure;
import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.platform.ledger.store.UnreadableEvent;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hands parked events to their process again: an owner's in order, up to the first that fails. */
@Component
class Redelivery {

    /** How many were handled, and why the next one was not. */
    @Schema(name = "RetriedNotices")
    record Outcome(int delivered, @Nullable String cause) {}

    private final DeadLetters parked;
    private final DeadLetterGuard guard;
    private final LedgerReader ledger;
    private final SingleEventTransaction alone;

    Redelivery(DeadLetters parked, DeadLetterGuard guard, LedgerReader ledger, SingleEventTransaction alone) {
        this.parked = parked;
        this.guard = guard;
        this.ledger = ledger;
        this.alone = alone;
    }

    Outcome retry(DeadLetter asked) {
        int delivered = 0;
        for (Optional<DeadLetter> next = parked.firstOf(asked.processor(), asked.owner());
                next.isPresent();
                next = parked.firstOf(asked.processor(), asked.owner())) {
            String cause = deliver(next.get());
            if (cause != null) {
                parked.failedAgain(next.get(), cause);
                return new Outcome(delivered, cause);
            }
            delivered++;
        }
        return new Outcome(delivered, null);
    }

    /** Lets an event go for good; those of its owner that waited behind it are tried at once. */
    boolean drop(DeadLetter event) {
        boolean dropped = parked.remove(Long.parseLong(event.id()));
        if (dropped) {
            retry(event);
        }
        return dropped;
    }

    private @Nullable String deliver(DeadLetter event) {
        Optional<EventHandlerInvoker> handlers = guard.handlersOf(event.processor());
        Optional<LedgerEvent> found = ledger.at(event.position());
        if (handlers.isEmpty() || found.isEmpty()) {
            return "the process or the event is not there any more";
        }
        try {
            Throwable failure = alone.failureOf(
                    handlers.get(),
                    message(found.get()),
                    Segment.ROOT_SEGMENT,
                    () -> parked.remove(Long.parseLong(event.id())));
            return failure == null ? null : Failure.words(failure);
        } catch (UnreadableEvent e) {
            return Failure.words(e);
        }
    }

    private static EventMessage<?> message(LedgerEvent event) {
        return new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(event.position()),
                new GenericDomainEventMessage<>(
                        event.streamId().substring(0, event.streamId().indexOf('/')),
                        event.streamId(),
                        event.sequence(),
                        event.payload(),
                        MetaData.emptyInstance(),
                        event.eventId().toString(),
                        event.recordedAt()));
    }
}
