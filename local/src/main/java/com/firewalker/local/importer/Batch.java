package com.firewalker.local.importer;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Samples of one walker and device that go into one request. */
record Batch(String walker, ExportedSample.Device device, List<ExportedSample> samples) {

    /** As many as one request may carry. */
    static final int LIMIT = 1000;

    static Batch of(ExportedSample first) {
        Batch batch = new Batch(first.walker(), first.device(), new ArrayList<>());
        batch.samples.add(first);
        return batch;
    }

    boolean hasRoomFor(ExportedSample sample) {
        return samples.size() < LIMIT && walker.equals(sample.walker()) && device.equals(sample.device());
    }

    Map<String, Object> body() {
        return Map.of(
                "device", Map.of("id", device.id(), "kind", device.kind(), "model", device.model()),
                "samples", samples.stream().map(Batch::json).toList());
    }

    private static Map<String, Object> json(ExportedSample sample) {
        return Map.of(
                "id", sample.id(),
                "version", 1,
                "start", ISO_OFFSET_DATE_TIME.format(sample.start()),
                "end", ISO_OFFSET_DATE_TIME.format(sample.end()),
                "count", sample.count());
    }
}
