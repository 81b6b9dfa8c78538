package com.firewalker.platform.ledger.store;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.async.SequencingPolicy;

/** Which events must be handled one after the other. Names are strings: their hash must outlive a restart. */
public final class Sequences {
    private Sequences() {}

    /** Events of one walker's days, of one walker, of one pair: what stands after the kind of stream. The default. */
    public static SequencingPolicy<EventMessage<?>> perOwner() {
        return event -> event instanceof DomainEventMessage<?> domainEvent
                ? ownerOf(domainEvent.getAggregateIdentifier())
                : event.getIdentifier();
    }

    /** Everything. */
    public static SequencingPolicy<EventMessage<?>> all() {
        return event -> "all";
    }

    /** The walker in day/{walker}/{date} and walker/{walker}, the pair in friendship/{pair}. */
    public static String ownerOf(String streamId) {
        int from = streamId.indexOf('/') + 1;
        int to = streamId.indexOf('/', from);
        return to < 0 ? streamId.substring(from) : streamId.substring(from, to);
    }
}
