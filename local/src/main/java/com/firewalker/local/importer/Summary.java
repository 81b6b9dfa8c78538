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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What became of an import: by device, by status, and what was passed over and why. */
public final class Summary {

    private static final int LONGEST_EXAMPLE = 120;

    private final Map<String, Long> statuses = new TreeMap<>();
    private final Map<String, Long> reasons = new TreeMap<>();
    private final Map<String, Long> walkers = new TreeMap<>();
    private final Map<String, Long> skipped = new TreeMap<>();
    private final Map<String, String> examples = new TreeMap<>();
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private long position;

    /** One device of one walker. */
    private static final class Source {
        private final ExportedSample.Device device;
        private final String walker;
        private final Set<LocalDate> days = new HashSet<>();
        private long samples;
        private long steps;
        private long conflicts;
        private long rejected;
        private long quarantined;

        Source(String walker, ExportedSample.Device device) {
            this.walker = walker;
            this.device = device;
        }

        /** What was rejected is no day and no step; what conflicts is counted as it was recorded before. */
        void add(ExportedSample sample, String status) {
            samples++;
            switch (status) {
                case "rejected" -> rejected++;
                case "conflict" -> conflicts++;
                default -> {
                    quarantined += status.equals("quarantined") ? 1 : 0;
                    days.add(date(sample));
                    steps += sample.count();
                }
            }
        }

        @Nullable String day(Comparator<LocalDate> order) {
            return days.stream().min(order).map(LocalDate::toString).orElse(null);
        }
    }

    synchronized void add(Batch batch, JsonNode answer) {
        position = Math.max(position, answer.path("position").asLong(0));
        Source source = sources.computeIfAbsent(
                batch.walker() + " " + batch.device().id(), id -> new Source(batch.walker(), batch.device()));
        int place = 0;
        for (JsonNode result : answer.path("results")) {
            source.add(batch.samples().get(place++), result.path("status").asString());
            statuses.merge(result.path("status").asString(), 1L, Long::sum);
            if (result.hasNonNull("reason")) {
                reasons.merge(result.path("reason").asString(), 1L, Long::sum);
            }
            walkers.merge(batch.walker(), 1L, Long::sum);
        }
    }

    private static LocalDate date(ExportedSample sample) {
        return sample.date() != null
                ? sample.date()
                : Objects.requireNonNull(sample.start()).toLocalDate();
    }

    synchronized void skip(String reason, String record) {
        skipped.merge(reason, 1L, Long::sum);
        examples.putIfAbsent(reason, record.substring(0, Math.min(LONGEST_EXAMPLE, record.length())));
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

    /** For each reason the first record that was passed over. */
    public synchronized Map<String, String> examples() {
        return new TreeMap<>(examples);
    }

    /** A row for each device: walker, device, kind, days, samples, steps, from, to, conflicts, rejected, quarantined. */
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
            row.put("from", source.day(Comparator.naturalOrder()));
            row.put("to", source.day(Comparator.reverseOrder()));
            row.put("conflicts", source.conflicts);
            row.put("rejected", source.rejected);
            row.put("quarantined", source.quarantined);
            rows.add(row);
        }
        return rows;
    }
}
