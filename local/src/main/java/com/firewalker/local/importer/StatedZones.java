package com.firewalker.local.importer;

import com.firewalker.local.client.Answer;
import com.firewalker.local.client.WalkerClient;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * States an export's zone history before its samples: their dates hang on it, and recorded days do not move. What the
 * walker's history says of days with steps, and of the time after the export, stays. Source: domain-rules.md 3.2.
 */
final class StatedZones {

    /** Each round keeps at least the hundred dates that the last refusal named. */
    private static final int ROUNDS = 100;

    private static final int EARLIEST = -12;

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
        NavigableMap<Instant, ZoneId> wanted = kept(known, spans.changes(home), home, spans.first());
        wanted.putAll(known.tailMap(spans.last(), false));
        boolean whole = true;
        for (int round = 0; round < ROUNDS; round++) {
            if (wanted.equals(known) || wanted.size() > ZoneSpans.MOST_CHANGES) {
                return whole && wanted.equals(known);
            }
            Answer answer = walker.call("PUT", "/v1/me/time-zones", Map.of("items", items(wanted)), Map.of());
            if (!answer.code().equals("span-has-steps")) {
                answer.expectSuccess();
                return whole;
            }
            whole = false;
            wanted = kept(known, wanted, home, afterLastDate(answer));
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

    /** What is known until then, what is wanted from then on. */
    private static NavigableMap<Instant, ZoneId> kept(
            NavigableMap<Instant, ZoneId> known, NavigableMap<Instant, ZoneId> wanted, ZoneId home, Instant until) {
        NavigableMap<Instant, ZoneId> kept = new TreeMap<>(known.headMap(until, false));
        Map.Entry<Instant, ZoneId> holds = wanted.floorEntry(until);
        ZoneId next = holds == null ? home : holds.getValue();
        ZoneId before = kept.isEmpty() ? home : kept.lastEntry().getValue();
        if (!next.equals(before)) {
            kept.put(until, next);
        }
        kept.putAll(wanted.tailMap(until, false));
        return kept;
    }

    /** A time at which the last date that the refusal names is over everywhere. */
    private static Instant afterLastDate(Answer refusal) {
        return refusal.body()
                .path("errors")
                .valueStream()
                .map(field -> LocalDate.parse(field.path("detail").asString()))
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new IllegalStateException("the refusal names no date"))
                .plusDays(1)
                .atStartOfDay(ZoneOffset.ofHours(EARLIEST))
                .toInstant();
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
