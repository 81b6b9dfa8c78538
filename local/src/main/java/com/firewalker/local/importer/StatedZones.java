package com.firewalker.local.importer;

import com.firewalker.local.client.Answer;
import com.firewalker.local.client.WalkerClient;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * States an export's zone history before its samples: their dates hang on it, and recorded days do not move. What the
 * walker's history says of days with steps, and of the time after the export, stays. Source: domain-rules.md 3.2.
 */
final class StatedZones {

    /** A refusal names a hundred dates at most; each round keeps more. */
    private static final int ROUNDS = 100;

    private final WalkerClient walker;
    private final ZoneSpans spans;

    StatedZones(WalkerClient walker, ZoneSpans spans) {
        this.walker = walker;
        this.spans = spans;
    }

    /** @return false where days with steps kept another zone than the export says */
    boolean state() {
        TreeMap<Instant, ZoneId> known = known();
        ZoneId home = known.isEmpty() ? ZoneOffset.UTC : known.firstEntry().getValue();
        known.remove(Instant.EPOCH);
        KeptDays kept = new KeptDays(home, known);
        NavigableMap<Instant, ZoneId> told = kept.beside(spans.changes(home), spans.first(), spans.last());
        Set<LocalDate> dates = new TreeSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            NavigableMap<Instant, ZoneId> wanted = kept.with(told, dates);
            if (wanted.equals(known) || wanted.size() > ZoneSpans.MOST_CHANGES) {
                return dates.isEmpty() && wanted.equals(known);
            }
            Answer answer = walker.call("PUT", "/v1/me/time-zones", Map.of("items", items(wanted)), Map.of());
            if (!answer.code().equals("span-has-steps")) {
                answer.expectSuccess();
                return dates.isEmpty();
            }
            if (!dates.addAll(dates(answer))) {
                return false;
            }
        }
        return false;
    }

    private TreeMap<Instant, ZoneId> known() {
        TreeMap<Instant, ZoneId> known = new TreeMap<>();
        for (JsonNode item :
                walker.get("/v1/me/time-zones").expectSuccess().body().path("items")) {
            known.put(
                    Instant.parse(item.path("from").asString()),
                    ZoneId.of(item.path("zone").asString()));
        }
        return known;
    }

    private static List<LocalDate> dates(Answer refusal) {
        return refusal.body()
                .path("errors")
                .valueStream()
                .map(field -> LocalDate.parse(field.path("detail").asString()))
                .toList();
    }

    private static List<Map<String, Object>> items(NavigableMap<Instant, ZoneId> changes) {
        List<Map<String, Object>> items = new ArrayList<>();
        changes.forEach((from, zone) -> items.add(Map.of("from", from.toString(), "zone", written(zone))));
        return items;
    }

    private static String written(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? "+00:00" : zone.getId();
    }
}
