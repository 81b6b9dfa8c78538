package com.firewalker.notification.deadletter;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Counts facts that are passed over because no calendar of ours holds their dates. */
@Component
public class IgnoredFacts {

    private final ObjectProvider<MeterRegistry> meters;

    IgnoredFacts(ObjectProvider<MeterRegistry> meters) {
        this.meters = meters;
    }

    /** @param reader the process that passed one over */
    public void count(String reader) {
        meters.getObject()
                .counter("firewalker.events.ignored", "reader", reader, "reason", "date")
                .increment();
    }
}
