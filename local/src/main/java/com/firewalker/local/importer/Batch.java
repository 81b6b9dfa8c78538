package com.firewalker.local.importer;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import com.firewalker.local.importer.format.ExportedSample;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Samples of one walker and device that go into one request. */
record Batch(String walker, ExportedSample.Device device, List<ExportedSample> samples) {

    /** As many as one request may carry. */
    static final int LIMIT = 1000;

    private static final int LONGEST_MODEL = 64;

    static Batch of(String walker, ExportedSample.Device device) {
        return new Batch(walker, device, new ArrayList<>());
    }

    boolean isFull() {
        return samples.size() >= LIMIT;
    }

    Map<String, Object> body() {
        String model = device.model().strip();
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("id", device.id());
        said.put("kind", device.kind());
        if (!model.isEmpty()) {
            int length = Math.min(LONGEST_MODEL, model.codePointCount(0, model.length()));
            said.put("model", model.substring(0, model.offsetByCodePoints(0, length)));
        }
        return Map.of(
                "device", said, "samples", samples.stream().map(Batch::json).toList());
    }

    private static Map<String, Object> json(ExportedSample sample) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", sample.id());
        json.put("version", sample.version());
        json.put("method", sample.method().name().toLowerCase(Locale.ROOT));
        json.put("count", sample.count());
        if (sample.date() != null) {
            json.put("type", "daily-total");
            json.put("date", sample.date().toString());
        } else {
            json.put("start", time(Objects.requireNonNull(sample.start())));
            json.put("end", time(Objects.requireNonNull(sample.end())));
        }
        return json;
    }

    /** An offset that no place has would be refused, and decides nothing (domain-rules.md 3.1): the instant is sent. */
    private static String time(OffsetDateTime time) {
        return ISO_OFFSET_DATE_TIME.format(
                ZoneSpans.isZoneOfPeople(time.getOffset()) ? time : time.withOffsetSameInstant(ZoneOffset.UTC));
    }
}
