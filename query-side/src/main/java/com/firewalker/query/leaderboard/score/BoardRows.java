package com.firewalker.query.leaderboard.score;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rows that a batch of facts comes to: at most one per walker-day and walker, each with its last position. */
public final class BoardRows {

    /** What a walker-day adds to the boards of its day, week and month. */
    public record DayScore(String walkerId, LocalDate date, long score, long slot, long position) {}

    /** Who may see a walker on boards. */
    public record Seen(String walkerId, BoardVisibility visibility, long position) {}

    private record DayKey(String walkerId, LocalDate date) {}

    private final Map<DayKey, DayScore> days = new HashMap<>();
    private final Map<String, Seen> walkers = new HashMap<>();
    private final List<DayScore> everyDay = new ArrayList<>();
    private final List<Seen> everySight = new ArrayList<>();

    public void day(DayScore score) {
        everyDay.add(score);
        days.merge(
                new DayKey(score.walkerId(), score.date()),
                score,
                (old, one) -> one.position() > old.position() ? one : old);
    }

    public void walker(Seen seen) {
        everySight.add(seen);
        walkers.merge(seen.walkerId(), seen, (old, one) -> one.position() > old.position() ? one : old);
    }

    /** Takes out everything on these walkers: what is erased stays erased, whatever arrives later. */
    public void forget(Set<String> erased) {
        dropDaysOf(erased);
        walkers.keySet().removeAll(erased);
        everySight.removeIf(seen -> erased.contains(seen.walkerId()));
    }

    /** Walkers that these rows erase. */
    public Set<String> erased() {
        var erased = new HashSet<String>();
        walkers.values().stream()
                .filter(seen -> seen.visibility() == BoardVisibility.ERASED)
                .forEach(seen -> erased.add(seen.walkerId()));
        return erased;
    }

    public void dropDaysOf(Set<String> walkerIds) {
        days.keySet().removeIf(key -> walkerIds.contains(key.walkerId()));
        everyDay.removeIf(day -> walkerIds.contains(day.walkerId()));
    }

    public Set<String> everybody() {
        Set<String> all = new HashSet<>(walkers.keySet());
        days.keySet().forEach(key -> all.add(key.walkerId()));
        return all;
    }

    /** Each fact's own, also where a later one of the batch overwrites it. */
    public List<DayScore> everyDay() {
        return everyDay;
    }

    /** See {@link #everyDay}. */
    public List<Seen> everySight() {
        return everySight;
    }

    public Collection<DayScore> days() {
        return days.values();
    }

    public Collection<Seen> walkers() {
        return walkers.values();
    }
}
