package com.firewalker.platform.ledger.lane;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** What the writing side tells about itself. */
final class LedgerMetrics {
    private final MeterRegistry registry;
    private final AtomicLong head = new AtomicLong();
    private final Timer append;
    private final DistributionSummary groupSize;

    LedgerMetrics(MeterRegistry registry) {
        this.registry = registry;
        append = Timer.builder("firewalker.ledger.append")
                .description("a group from its first command to its commit")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        groupSize = DistributionSummary.builder("firewalker.ledger.group.size")
                .description("commands that shared a transaction")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        Gauge.builder("firewalker.ledger.head", head, AtomicLong::get)
                .description("the highest position committed or seen here")
                .register(registry);
    }

    void appended(int commands, long lastPosition, long nanos) {
        append.record(nanos, TimeUnit.NANOSECONDS);
        groupSize.record(commands);
        head.accumulateAndGet(lastPosition, Math::max);
    }

    void watchQueues(Supplier<Number> waiting) {
        Gauge.builder("firewalker.ledger.waiting", waiting)
                .description("commands that wait in the lanes")
                .register(registry);
    }
}
