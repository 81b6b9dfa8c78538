package com.firewalker.local;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/** Bodies of uploads. */
final class Uploads {

    private Uploads() {}

    /** Ten minutes of walking that begin at the instant. */
    static Map<String, Object> walk(String id, OffsetDateTime start, long steps) {
        return of("phone-1", sample(id, start, start.plusMinutes(10), steps));
    }

    @SafeVarargs
    static Map<String, Object> of(String device, Map<String, Object>... samples) {
        return Map.of("device", Map.of("id", device, "kind", "phone"), "samples", List.of(samples));
    }

    static Map<String, Object> sample(String id, OffsetDateTime start, OffsetDateTime end, long count) {
        return Map.of(
                "id",
                id,
                "version",
                1,
                "start",
                ISO_OFFSET_DATE_TIME.format(start),
                "end",
                ISO_OFFSET_DATE_TIME.format(end),
                "count",
                count);
    }
}
