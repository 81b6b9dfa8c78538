package com.firewalker.notification.deadletter;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** How many events wait for an operator, under the name that the views' dead letters have. */
@Component
class DeadLetterMeter implements MeterBinder {

    private final DeadLetters parked;

    DeadLetterMeter(DeadLetters parked) {
        this.parked = parked;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("firewalker.deadletters", parked, DeadLetters::count)
                .tag("projection", "notification")
                .register(meters);
    }
}
