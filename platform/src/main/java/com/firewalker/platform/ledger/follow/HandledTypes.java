package com.firewalker.platform.ledger.follow;

import com.firewalker.ledger.v1.Unreadable;
import com.firewalker.platform.ledger.store.EventTypes;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.MultiEventHandlerInvoker;
import org.axonframework.eventhandling.Segment;
import org.axonframework.modelling.saga.AbstractSagaManager;

/**
 * The event types that a processor's handlers name; none where they take whatever comes, also what this program cannot
 * read. Sagas say of every type that they might handle it; they are asked with a message instead.
 */
final class HandledTypes {

    private HandledTypes() {}

    static Set<String> of(EventHandlerInvoker handlers, EventTypes known) {
        if (handle(handlers, Unreadable.getDefaultInstance())) {
            return Set.of();
        }
        return known.all().stream()
                .filter(event -> handle(handlers, event))
                .map(EventTypes::nameOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** True where they want the ledger in batches instead of event by event. */
    static boolean areBatches(EventHandlerInvoker handlers) {
        return handle(handlers, new EventBatch(List.of(), 0, 0));
    }

    private static boolean handle(EventHandlerInvoker handlers, Object event) {
        return parts(handlers).stream().anyMatch(part -> handles(part, event));
    }

    private static List<EventHandlerInvoker> parts(EventHandlerInvoker handlers) {
        return handlers instanceof MultiEventHandlerInvoker many ? many.delegates() : List.of(handlers);
    }

    private static boolean handles(EventHandlerInvoker handlers, Object event) {
        return handlers instanceof AbstractSagaManager<?> sagas
                ? sagas.canHandle(GenericEventMessage.asEventMessage(event), Segment.ROOT_SEGMENT)
                : handlers.canHandleType(event.getClass());
    }
}
