package com.firewalker.local.importer;

import com.firewalker.local.importer.format.ExportedSample;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Collects samples into requests, one open for each walker and device: an export may alternate between its sources from
 * record to record.
 */
final class Batches {

    private static final int MOST_OPEN = 64;

    private final Consumer<Batch> full;
    private final Map<Source, Batch> open = new LinkedHashMap<>();

    private record Source(String walker, ExportedSample.Device device) {}

    Batches(Consumer<Batch> full) {
        this.full = full;
    }

    void add(ExportedSample sample) {
        Source source = new Source(sample.walker(), sample.device());
        Batch batch = open.get(source);
        if (batch == null) {
            makeRoom();
            batch = Batch.of(source.walker(), source.device());
            open.put(source, batch);
        }
        batch.samples().add(sample);
        if (batch.isFull()) {
            open.remove(source);
            full.accept(batch);
        }
    }

    void finish() {
        open.values().forEach(full);
        open.clear();
    }

    /** The largest goes, so that requests stay large. */
    private void makeRoom() {
        if (open.size() >= MOST_OPEN) {
            Source largest = open.entrySet().stream()
                    .max(Comparator.comparingInt(
                            entry -> entry.getValue().samples().size()))
                    .orElseThrow()
                    .getKey();
            full.accept(Objects.requireNonNull(open.remove(largest)));
        }
    }
}
