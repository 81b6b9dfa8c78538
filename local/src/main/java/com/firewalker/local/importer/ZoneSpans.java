package com.firewalker.local.importer;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a walker's clock stood, as an export tells it, as a list of changes. An hour holds one answer, so ten years take
 * no more than 88,000; where the walker's own zone says the same, nothing is told.
 */
final class ZoneSpans {

    private static final int MOST_CHANGES = 400;

    private final ZoneId home;
    private final TreeMap<Instant, ZoneId> hours = new TreeMap<>();

    ZoneSpans(ZoneId home) {
        this.home = home;
    }

    void add(Instant at, ZoneId zone) {
        hours.put(at.truncatedTo(ChronoUnit.HOURS), zone);
    }

    /** As {@code PUT /v1/me/time-zones} takes them; empty where the home zone explains every offset. */
    List<Map<String, Object>> items() {
        List<Map<String, Object>> items = new ArrayList<>();
        ZoneId holds = home;
        for (Map.Entry<Instant, ZoneId> hour : hours.entrySet()) {
            Instant at = hour.getKey();
            ZoneId said = hour.getValue();
            if (sameOffset(holds, said, at)) {
                continue;
            }
            ZoneId next = sameOffset(home, said, at) ? home : said;
            items.add(Map.of("from", at.toString(), "zone", next.getId()));
            holds = next;
        }
        return items.size() > MOST_CHANGES ? List.of() : items;
    }

    private static boolean sameOffset(ZoneId one, ZoneId other, Instant at) {
        return one.getRules().getOffset(at).equals(other.getRules().getOffset(at));
    }
}
