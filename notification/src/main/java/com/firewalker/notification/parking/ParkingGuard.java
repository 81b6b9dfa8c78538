package com.firewalker.notification.parking;

import com.firewalker.platform.ledger.follow.HandlerGuard;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Gives every process of this service a place for what it cannot handle. */
@Component
class ParkingGuard implements HandlerGuard {

    private final Map<String, EventHandlerInvoker> guarded = new ConcurrentHashMap<>();
    private final ParkedEvents parked;
    private final ObjectProvider<Alone> alone;
    private final IgnoredFacts ignored;

    ParkingGuard(ParkedEvents parked, ObjectProvider<Alone> alone, IgnoredFacts ignored) {
        this.parked = parked;
        this.alone = alone;
        this.ignored = ignored;
    }

    @Override
    public EventHandlerInvoker guard(String processor, EventHandlerInvoker handlers) {
        guarded.put(processor, handlers);
        return new ParkingInvoker(processor, handlers, parked, alone::getObject, () -> ignored.count(processor));
    }

    Optional<EventHandlerInvoker> handlersOf(String processor) {
        return Optional.ofNullable(guarded.get(processor));
    }
}
