package com.firewalker.query.projection;

import com.firewalker.platform.ledger.store.LedgerHead;
import com.firewalker.query.deadletter.DeadLetters;
import com.firewalker.query.deadletter.DeadLetters.Waiting;
import com.firewalker.query.view.Projection;
import com.firewalker.query.view.Projections;
import com.firewalker.query.view.ViewVersions;
import com.firewalker.query.view.Watch;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Notices a view that does not move while the ledger does, and keeps the figures of all views for metrics. */
@Component
class StallDetector extends Watch {

    private final Projections projections;
    private final ViewVersions versions;
    private final LedgerHead head;
    private final DeadLetters letters;
    private final long patienceNanos;
    private final Map<String, Pulse> pulses = new ConcurrentHashMap<>();

    StallDetector(
            Projections projections,
            ViewVersions versions,
            LedgerHead head,
            DeadLetters letters,
            MeterRegistry meters,
            @Value("${firewalker.projections.look-every:2s}") Duration period,
            @Value("${firewalker.projections.stalled-after:20s}") Duration patience) {
        super("stall-detector", period.toMillis());
        this.projections = projections;
        this.versions = versions;
        this.head = head;
        this.letters = letters;
        this.patienceNanos = patience.toNanos();
        projections
                .all()
                .forEach(projection -> register(meters, projection.view().name()));
    }

    /** A look at a view: where it was, since when it stands there while the ledger is ahead, what waits. */
    record Pulse(long position, long head, @Nullable Long standsSinceNanos, Waiting letters) {

        static final Pulse NONE = new Pulse(0, 0, null, Waiting.NONE);

        long lag() {
            return Math.max(0, head - position);
        }

        double standsSeconds(long nowNanos) {
            return standsSinceNanos == null ? 0 : (nowNanos - standsSinceNanos) / 1e9;
        }
    }

    private void register(MeterRegistry meters, String name) {
        gauge(meters, "firewalker.projection.position", name, pulse -> pulse.position());
        gauge(meters, "firewalker.projection.lag.positions", name, pulse -> pulse.lag());
        gauge(meters, "firewalker.projection.lag.seconds", name, pulse -> pulse.standsSeconds(System.nanoTime()));
        gauge(meters, "firewalker.projection.stalled", name, pulse -> stalled(pulse) ? 1 : 0);
        gauge(meters, "firewalker.deadletters", name, pulse -> pulse.letters().letters());
        gauge(
                meters,
                "firewalker.deadletters.oldest.seconds",
                name,
                pulse -> pulse.letters().oldestSeconds());
    }

    private void gauge(MeterRegistry meters, String meter, String projection, ToDoubleFunction<Pulse> figure) {
        Gauge.builder(meter, this, detector -> figure.applyAsDouble(detector.pulse(projection)))
                .tag("projection", projection)
                .register(meters);
    }

    private Pulse pulse(String projection) {
        return pulses.getOrDefault(projection, Pulse.NONE);
    }

    boolean stalled(String projection) {
        return stalled(pulse(projection));
    }

    private boolean stalled(Pulse pulse) {
        return pulse.standsSinceNanos() != null && System.nanoTime() - pulse.standsSinceNanos() > patienceNanos;
    }

    @Override
    protected void look() {
        Map<String, Waiting> waiting = letters.waiting();
        long end = head.position();
        projections.all().forEach(projection -> look(projection, end, waiting));
    }

    private void look(Projection projection, long end, Map<String, Waiting> waiting) {
        String name = projection.view().name();
        long position = versions.live(projection.view()).position();
        Pulse last = pulses.get(name);
        boolean stands = position < end && last != null && last.position() == position;
        Long since = stands ? standing(last) : null;
        pulses.put(name, new Pulse(position, end, since, waiting.getOrDefault(name, Waiting.NONE)));
    }

    private static long standing(@Nullable Pulse last) {
        return last == null || last.standsSinceNanos() == null ? System.nanoTime() : last.standsSinceNanos();
    }
}
