package com.firewalker.local.importer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** What a walker's zone history says already, for the days that must not move, and another history for the rest. */
final class KeptDays {

    private final ZoneId home;
    private final NavigableMap<Instant, ZoneId> known;

    /** @param home the zone of the beginning */
    KeptDays(ZoneId home, NavigableMap<Instant, ZoneId> known) {
        this.home = home;
        this.known = known;
    }

    /** The told changes from the first to the last instant that is told of, the known ones before and after. */
    NavigableMap<Instant, ZoneId> beside(NavigableMap<Instant, ZoneId> told, Instant first, Instant last) {
        NavigableMap<Instant, ZoneId> both = new TreeMap<>(told);
        both.put(first, at(told, first));
        both.putAll(known.headMap(first, false));
        both.putAll(known.tailMap(last, false));
        return plain(both);
    }

    /** The wanted changes, but what is known wherever either of both says that it is one of the dates. */
    NavigableMap<Instant, ZoneId> with(NavigableMap<Instant, ZoneId> wanted, Set<LocalDate> dates) {
        NavigableMap<Instant, ZoneId> result = new TreeMap<>(wanted);
        for (LocalDate date : dates) {
            Instant from = start(wanted, date);
            Instant until = end(wanted, date);
            ZoneId next = at(result, until);
            result.subMap(from, true, until, true).clear();
            result.put(from, at(known, from));
            result.putAll(known.subMap(from, false, until, false));
            result.put(until, next);
        }
        return plain(result);
    }

    private Instant start(NavigableMap<Instant, ZoneId> wanted, LocalDate date) {
        Instant one = midnight(known, date);
        Instant other = midnight(wanted, date);
        return one.isBefore(other) ? one : other;
    }

    private Instant end(NavigableMap<Instant, ZoneId> wanted, LocalDate date) {
        Instant one = midnight(known, date.plusDays(1));
        Instant other = midnight(wanted, date.plusDays(1));
        return one.isAfter(other) ? one : other;
    }

    /** In the zone that holds about that time. */
    private Instant midnight(NavigableMap<Instant, ZoneId> changes, LocalDate date) {
        Instant about = date.atStartOfDay(home).toInstant();
        return date.atStartOfDay(at(changes, about)).toInstant();
    }

    private ZoneId at(NavigableMap<Instant, ZoneId> changes, Instant instant) {
        Map.Entry<Instant, ZoneId> holds = changes.floorEntry(instant);
        return holds == null ? home : holds.getValue();
    }

    /** Without entries that change nothing. */
    private NavigableMap<Instant, ZoneId> plain(NavigableMap<Instant, ZoneId> changes) {
        NavigableMap<Instant, ZoneId> plain = new TreeMap<>();
        ZoneId holds = home;
        for (Map.Entry<Instant, ZoneId> change : changes.entrySet()) {
            if (!change.getValue().equals(holds)) {
                plain.put(change.getKey(), change.getValue());
                holds = change.getValue();
            }
        }
        return plain;
    }
}
