package com.firewalker.query.projection;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;

/**
 * Projections of this instance that have to be paused because too much of a batch failed. The batch's own transaction is
 * rolled back, so the pause is written afterwards, by {@link ProcessorSteward}; no batch is tried in between.
 */
@Component
class EmergencyStops {

    private final Map<String, String> wanted = new ConcurrentHashMap<>();

    void want(String projection, String reason) {
        wanted.put(projection, reason);
    }

    boolean isWanted(String projection) {
        return wanted.containsKey(projection);
    }

    /** Hands each to the writer; one whose writing fails is handed over again the next time. */
    void write(BiConsumer<String, String> writer) {
        wanted.forEach((projection, reason) -> {
            writer.accept(projection, reason);
            wanted.remove(projection, reason);
        });
    }
}
