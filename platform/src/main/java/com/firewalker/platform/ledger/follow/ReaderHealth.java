package com.firewalker.platform.ledger.follow;

import com.firewalker.platform.ledger.store.LedgerTailLost;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down while a reader of this service stands on an event that the ledger lost; its detail names the runbook. */
final class ReaderHealth implements HealthIndicator {
    private final Map<String, String> stopped = new ConcurrentHashMap<>();

    void stopped(String processor, LedgerTailLost cause) {
        stopped.put(processor, String.valueOf(cause.getMessage()));
    }

    void reads(String processor) {
        stopped.remove(processor);
    }

    @Override
    public Health health() {
        Map<String, String> now = Map.copyOf(stopped);
        return (now.isEmpty() ? Health.up() : Health.down()).withDetails(now).build();
    }
}
