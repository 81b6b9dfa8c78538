package com.firewalker.local.importer;

import com.firewalker.local.importer.format.ExportedSample;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What became of an import: by device, by status, and what was passed over and why. */
public final class Summary {

    private final Map<String, Long> statuses = new TreeMap<>();
    private final Map<String, Long> reasons = new TreeMap<>();
    private final Map<String, Long> walkers = new TreeMap<>();
    private final Map<String, Long> skipped = new TreeMap<>();
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private long position;

    /** One device of one walker. */
    private static final class Source {
        private final ExportedSample.Device device;
        private final String walker;
        private final Set<LocalDate> days = new HashSet<>();
        private long samples;
        private long steps;

        Source(String walker, ExportedSample.Device device) {
            this.walker = walker;
            this.device = device;
        }
    }

    synchronized void add(Batch batch, JsonNode answer) {
        position = Math.max(position, answer.path("position").asLong(0));
        for (JsonNode result : answer.path("results")) {
            statuses.merge(result.path("status").asString(), 1L, Long::sum);
            if (result.hasNonNull("reason")) {
                reasons.merge(result.path("reason").asString(), 1L, Long::sum);
            }
            walkers.merge(batch.walker(), 1L, Long::sum);
        }
        Source source = sources.computeIfAbsent(
                batch.walker() + " " + batch.device().id(), id -> new Source(batch.walker(), batch.device()));
        for (ExportedSample sample : batch.samples()) {
            source.days.add(date(sample));
            source.samples++;
            source.steps += sample.count();
        }
    }

    private static LocalDate date(ExportedSample sample) {
        return sample.date() != null
                ? sample.date()
                : Objects.requireNonNull(sample.start()).toLocalDate();
    }

    synchronized void skip(String reason) {
        skipped.merge(reason, 1L, Long::sum);
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

    /** What the reader passed over, and how often. */
    public synchronized Map<String, Long> skipped() {
        return new TreeMap<>(skipped);
    }

    /** A row for each device: walker, device, kind, days, samples, steps, from, to. */
    public synchronized List<Map<String, Object>> devices() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Source source : sources.values()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("walker", source.walker);
            row.put("device", source.device.model());
            row.put("kind", source.device.kind());
            row.put("days", source.days.size());
            row.put("samples", source.samples);
            row.put("steps", source.steps);
            row.put(
                    "from",
                    source.days.stream()
                            .min(Comparator.naturalOrder())
                            .orElseThrow()
                            .toString());
            row.put(
                    "to",
                    source.days.stream()
                            .max(Comparator.naturalOrder())
                            .orElseThrow()
                            .toString());
            rows.add(row);
        }
        return rows;
    }
}
