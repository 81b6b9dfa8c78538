package com.firewalker.local.importer;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where a walker's clock stood, as an export tells it, as a list of changes. Every record is a vote; an hour holds one
 * answer, that of most votes. Where the walker's own zone says the same, nothing is told.
 */
final class ZoneSpans {

    /** As many as a history may have (api.md 9). */
    static final int MOST_CHANGES = 1000;

    private static final int QUARTER_SECONDS = 900;
    private static final int EARLIEST_SECONDS = -12 * 3600;
    private static final int LATEST_SECONDS = 14 * 3600;
    private static final Set<String> NAMES = Set.copyOf(ZoneId.getAvailableZoneIds());

    private final TreeMap<Instant, Map<ZoneId, Integer>> hours = new TreeMap<>();

    void add(Instant at, ZoneId zone) {
        if (isZoneOfPeople(zone)) {
            hours.computeIfAbsent(at.truncatedTo(ChronoUnit.HOURS), hour -> new HashMap<>(2))
                    .merge(zone, 1, Integer::sum);
        }
    }

    /** A name, or an offset of quarter hours: a clock that is some minutes wrong is no place (domain-rules.md 3.1). */
    static boolean isZoneOfPeople(ZoneId zone) {
        if (zone instanceof ZoneOffset offset) {
            int seconds = offset.getTotalSeconds();
            return seconds % QUARTER_SECONDS == 0 && seconds >= EARLIEST_SECONDS && seconds <= LATEST_SECONDS;
        }
        return NAMES.contains(zone.getId());
    }

    boolean isEmpty() {
        return hours.isEmpty();
    }

    Instant first() {
        return hours.firstKey();
    }

    Instant last() {
        return hours.lastKey();
    }

    /**
     * The changes, by the instant from which each holds; empty where the home zone explains every offset. Sources that
     * quarrel without end are heard by the day, not by the hour.
     */
    NavigableMap<Instant, ZoneId> changes(ZoneId home) {
        NavigableMap<Instant, ZoneId> changes = changes(home, hours);
        if (changes.size() <= MOST_CHANGES) {
            return changes;
        }
        TreeMap<Instant, Map<ZoneId, Integer>> days = new TreeMap<>();
        hours.forEach((hour, votes) -> {
            Map<ZoneId, Integer> sums =
                    days.computeIfAbsent(hour.truncatedTo(ChronoUnit.DAYS), day -> new HashMap<>(2));
            votes.forEach((zone, count) -> sums.merge(zone, count, Integer::sum));
        });
        return changes(home, days);
    }

    private static NavigableMap<Instant, ZoneId> changes(
            ZoneId home, NavigableMap<Instant, Map<ZoneId, Integer>> votes) {
        NavigableMap<Instant, ZoneId> changes = new TreeMap<>();
        ZoneId holds = home;
        for (Map.Entry<Instant, Map<ZoneId, Integer>> hour : votes.entrySet()) {
            Instant at = hour.getKey();
            ZoneId said = most(hour.getValue());
            if (!sameOffset(holds, said, at)) {
                holds = sameOffset(home, said, at) ? home : said;
                changes.put(at, holds);
            }
        }
        return changes;
    }

    /** Of equal votes the one whose name is lower, so that a repetition tells the same. */
    private static ZoneId most(Map<ZoneId, Integer> votes) {
        return votes.entrySet().stream()
                .max(Map.Entry.<ZoneId, Integer>comparingByValue()
                        .thenComparing(vote -> vote.getKey().getId()))
                .orElseThrow()
                .getKey();
    }

    private static boolean sameOffset(ZoneId one, ZoneId other, Instant at) {
        return one.getRules().getOffset(at).equals(other.getRules().getOffset(at));
    }
}
