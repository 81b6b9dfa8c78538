package com.firewalker.local.importer;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What became of an import: how many samples got which status, and why some were not taken. */
public final class Summary {

    private final Map<String, Long> statuses = new TreeMap<>();
    private final Map<String, Long> reasons = new TreeMap<>();
    private final Map<String, Long> walkers = new TreeMap<>();
    private long position;

    synchronized void add(String walker, JsonNode answer) {
        position = Math.max(position, answer.path("position").asLong(0));
        for (JsonNode result : answer.path("results")) {
            statuses.merge(result.path("status").asString(), 1L, Long::sum);
            if (result.has("reason")) {
                reasons.merge(result.path("reason").asString(), 1L, Long::sum);
            }
            walkers.merge(walker, 1L, Long::sum);
        }
    }

    public synchronized long samples() {
        return statuses.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The ledger's position when the last answer was given. */
    public synchronized long position() {
        return position;
    }

    /** How many samples ended in each status. */
    public synchronized Map<String, Long> statuses() {
        return Map.copyOf(statuses);
    }

    /** Why samples were rejected or quarantined, and how many. */
    public synchronized Map<String, Long> reasons() {
        return Map.copyOf(reasons);
    }

    /** How many samples each walker brought. */
    public synchronized Map<String, Long> walkers() {
        return Map.copyOf(walkers);
    }
}
