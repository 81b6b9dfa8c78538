package com.firewalker.query.leaderboard.sealed;

import com.firewalker.query.leaderboard.score.BoardRows;
import com.firewalker.query.leaderboard.score.BoardRows.DayScore;
import com.firewalker.query.leaderboard.score.BoardRows.Seen;
import com.firewalker.query.leaderboard.score.BoardVisibility;
import com.firewalker.query.view.ViewVersion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Keeps what a batch overwrites where a seal stands between the two: what a board counted must be known for ever. Costs
 * nothing where nothing late arrives.
 */
@Component
public class BoardPast {

    private record DayKey(String walkerId, LocalDate date) {}

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;

    BoardPast(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
    }

    /** Before the rows are written. */
    public void keep(ViewVersion version, BoardRows rows, Seals seals) {
        if (!seals.isEmpty()) {
            keepDays(version, rows, seals);
            keepWalkers(version, rows, seals);
        }
    }

    private void keepDays(ViewVersion version, BoardRows rows, Seals seals) {
        Map<DayKey, NavigableMap<Long, DayScore>> late = new HashMap<>();
        for (DayScore day : rows.everyDay()) {
            List<Long> sealed = seals.of(day.date());
            if (!sealed.isEmpty() && (version.live() || day.position() > sealed.get(0))) {
                late.put(new DayKey(day.walkerId(), day.date()), new TreeMap<>());
            }
        }
        if (late.isEmpty()) {
            return;
        }
        Set<String> walkers = late.keySet().stream().map(DayKey::walkerId).collect(Collectors.toSet());
        Set<LocalDate> dates = late.keySet().stream().map(DayKey::date).collect(Collectors.toSet());
        List<DayScore> known = new ArrayList<>(currentDays(version, walkers, dates));
        List<DayScore> kept = pastDays(version, walkers, dates);
        known.addAll(kept);
        known.addAll(rows.everyDay());
        known.forEach(day -> late.computeIfPresent(new DayKey(day.walkerId(), day.date()), (key, versions) -> {
            versions.put(day.position(), day);
            return versions;
        }));
        List<DayScore> past = late.entrySet().stream()
                .flatMap(day ->
                        Versions.past(day.getValue(), seals.of(day.getKey().date())).stream())
                .toList();
        writeDays(version, past);
        removeDays(
                version,
                kept.stream()
                        .filter(day -> late.containsKey(new DayKey(day.walkerId(), day.date())))
                        .filter(day -> !past.contains(day))
                        .toList());
    }

    private List<DayScore> currentDays(ViewVersion version, Collection<String> walkers, Collection<LocalDate> dates) {
        return days(
                "SELECT walker_id, from_date, score, slot, position FROM " + version.table("board_score")
                        + " WHERE walker_id IN (:walkers) AND period = 'd' AND from_date IN (:dates)",
                walkers,
                dates);
    }

    List<DayScore> pastDays(ViewVersion version, Collection<String> walkers, Collection<LocalDate> dates) {
        return days(
                "SELECT walker_id, from_date, score, slot, position FROM " + version.table("board_day_past")
                        + " WHERE walker_id IN (:walkers) AND from_date IN (:dates)",
                walkers,
                dates);
    }

    private List<DayScore> days(String sql, Collection<String> walkers, Collection<LocalDate> dates) {
        return named.query(
                sql,
                Map.of("walkers", walkers, "dates", dates),
                (row, number) -> new DayScore(
                        row.getString(1),
                        row.getObject(2, LocalDate.class),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5)));
    }

    private void writeDays(ViewVersion version, List<DayScore> past) {
        jdbc.batchUpdate(
                "INSERT IGNORE INTO " + version.table("board_day_past")
                        + " (walker_id, from_date, position, score, slot) VALUES (?, ?, ?, ?, ?)",
                past.stream()
                        .map(day -> new Object[] {day.walkerId(), day.date(), day.position(), day.score(), day.slot()})
                        .toList());
    }

    private void removeDays(ViewVersion version, List<DayScore> gone) {
        jdbc.batchUpdate(
                "DELETE FROM " + version.table("board_day_past")
                        + " WHERE walker_id = ? AND from_date = ? AND position = ?",
                gone.stream()
                        .map(day -> new Object[] {day.walkerId(), day.date(), day.position()})
                        .toList());
    }

    private void keepWalkers(ViewVersion version, BoardRows rows, Seals seals) {
        Map<String, NavigableMap<Long, Seen>> changed = new HashMap<>();
        rows.everySight().stream()
                .filter(seen -> seen.visibility() != BoardVisibility.ERASED)
                .forEach(seen -> changed.put(seen.walkerId(), new TreeMap<>()));
        if (changed.isEmpty()) {
            return;
        }
        List<Seen> known = new ArrayList<>(sights(version, "board_walker", changed.keySet()));
        List<Seen> kept = pastSights(version, changed.keySet());
        known.addAll(kept);
        known.addAll(rows.everySight());
        known.stream()
                .filter(seen -> seen.visibility() != BoardVisibility.ERASED)
                .forEach(seen -> changed.computeIfPresent(seen.walkerId(), (walker, versions) -> {
                    versions.put(seen.position(), seen);
                    return versions;
                }));
        List<Long> sealed = seals.positions();
        List<Seen> past = changed.values().stream()
                .flatMap(versions -> Versions.past(versions, sealed).stream())
                .toList();
        jdbc.batchUpdate(
                "INSERT IGNORE INTO " + version.table("board_walker_past")
                        + " (walker_id, position, visibility) VALUES (?, ?, ?)",
                past.stream()
                        .map(seen -> new Object[] {
                            seen.walkerId(), seen.position(), seen.visibility().number()
                        })
                        .toList());
        jdbc.batchUpdate(
                "DELETE FROM " + version.table("board_walker_past") + " WHERE walker_id = ? AND position = ?",
                kept.stream()
                        .filter(seen -> !past.contains(seen))
                        .map(seen -> new Object[] {seen.walkerId(), seen.position()})
                        .toList());
    }

    List<Seen> pastSights(ViewVersion version, Collection<String> walkers) {
        return sights(version, "board_walker_past", walkers);
    }

    List<Seen> sights(ViewVersion version, String table, Collection<String> walkers) {
        return named.query(
                "SELECT walker_id, visibility, position FROM " + version.table(table)
                        + " WHERE walker_id IN (:walkers)",
                Map.of("walkers", walkers),
                (row, number) -> new Seen(row.getString(1), BoardVisibility.of(row.getInt(2)), row.getLong(3)));
    }

    public void erase(ViewVersion version, Set<String> walkers) {
        for (String table : walkers.isEmpty() ? List.<String>of() : List.of("board_day_past", "board_walker_past")) {
            named.update(
                    "DELETE FROM " + version.table(table) + " WHERE walker_id IN (:walkers)",
                    Map.of("walkers", walkers));
        }
    }
}
