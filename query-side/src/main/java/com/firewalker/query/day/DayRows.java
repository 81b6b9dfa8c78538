package com.firewalker.query.day;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The rows that a batch of facts comes to: at most one per walker-day, goal and zone change. */
final class DayRows {

    /** A goal and the local date from which it holds. */
    record GoalRow(String walkerId, LocalDate from, int goal, long position) {}

    /** A zone and the instant (epoch milliseconds) from which it holds. */
    record ZoneRow(String walkerId, long fromMillis, String zone, long position) {}

    private record DayKey(String walkerId, int epochDay) {}

    private record GoalKey(String walkerId, LocalDate from) {}

    private record ZoneKey(String walkerId, long fromMillis) {}

    private final Map<DayKey, DayRow> days = new HashMap<>();
    private final Map<GoalKey, GoalRow> goals = new HashMap<>();
    private final Map<ZoneKey, ZoneRow> zones = new HashMap<>();
    private final Map<String, Long> erased = new HashMap<>();

    void day(String walkerId, int epochDay, UnaryOperator<DayRow> change) {
        days.compute(
                new DayKey(walkerId, epochDay),
                (key, row) -> change.apply(row == null ? DayRow.of(walkerId, LocalDate.ofEpochDay(epochDay)) : row));
    }

    void goal(String walkerId, LocalDate from, int goal, long position) {
        goals.merge(
                new GoalKey(walkerId, from),
                new GoalRow(walkerId, from, goal, position),
                (old, one) -> one.position() > old.position() ? one : old);
    }

    void zone(String walkerId, long fromMillis, String zone, long position) {
        zones.merge(
                new ZoneKey(walkerId, fromMillis),
                new ZoneRow(walkerId, fromMillis, zone, position),
                (old, one) -> one.position() > old.position() ? one : old);
    }

    void erase(String walkerId, long position) {
        erased.merge(walkerId, position, Math::max);
    }

    /** Takes out everything on these walkers: what is erased stays erased, whatever arrives later. */
    void forget(Set<String> walkers) {
        days.keySet().removeIf(key -> walkers.contains(key.walkerId()));
        goals.keySet().removeIf(key -> walkers.contains(key.walkerId()));
        zones.keySet().removeIf(key -> walkers.contains(key.walkerId()));
    }

    Set<String> walkers() {
        var walkers = new HashSet<String>();
        days.keySet().forEach(key -> walkers.add(key.walkerId()));
        goals.keySet().forEach(key -> walkers.add(key.walkerId()));
        zones.keySet().forEach(key -> walkers.add(key.walkerId()));
        return walkers;
    }

    Collection<DayRow> days() {
        return days.values();
    }

    Collection<GoalRow> goals() {
        return goals.values();
    }

    Collection<ZoneRow> zones() {
        return zones.values();
    }

    Map<String, Long> erased() {
        return erased;
    }
}
