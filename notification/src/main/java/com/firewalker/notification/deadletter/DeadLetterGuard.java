package com.firewalker.notification.deadletter;

import com.firewalker.platform.ledger.follow.HandlerGuard;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Gives every process of this service a place for what it cannot handle. */
@Component
class DeadLetterGuard implements HandlerGuard {

    private final Map<String, EventHandlerInvoker> guarded = new ConcurrentHashMap<>();
    private final DeadLetters parked;
    private final ObjectProvider<SingleEventTransaction> alone;
    private final IgnoredFacts ignored;

    DeadLetterGuard(DeadLetters parked, ObjectProvider<SingleEventTransaction> alone, IgnoredFacts ignored) {
        this.parked = parked;
        this.alone = alone;
        this.ignored = ignored;
    }

    @Override
    public EventHandlerInvoker guard(String processor, EventHandlerInvoker handlers) {
        guarded.put(processor, handlers);
        return new DeadLetterInvoker(processor, handlers, parked, alone::getObject, () -> ignored.count(processor));
    }

    Optional<EventHandlerInvoker> handlersOf(String processor) {
        return Optional.ofNullable(guarded.get(processor));
    }
}
