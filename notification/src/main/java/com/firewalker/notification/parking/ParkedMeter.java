package com.firewalker.notification.parking;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** How many events wait for an operator, under the name that the views' dead letters have. */
@Component
class ParkedMeter implements MeterBinder {

    private final ParkedEvents parked;

    ParkedMeter(ParkedEvents parked) {
        this.parked = parked;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("firewalker.deadletters", parked, ParkedEvents::count)
                .tag("projection", "notification")
                .register(meters);
    }
}
