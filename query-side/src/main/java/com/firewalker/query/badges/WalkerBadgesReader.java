package com.firewalker.query.badges;

import com.firewalker.query.badges.WalkerBadges.Day;
import com.firewalker.query.badges.WalkerBadges.Earned;
import com.firewalker.query.view.ViewVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Opens books of many walkers with one read of four parts, which share their columns; a walker's whole history is read
 * only when a verdict changes.
 */
final class WalkerBadgesReader {

    private static final int ERASED = 0;
    private static final int STANDING = 1;
    private static final int EARNED = 2;
    private static final int DAY = 3;

    private record Standing(long lifetime, long position) {}

    private record Key(String walkerId, LocalDate date) {}

    private final JdbcTemplate jdbc;
    private final ViewVersion version;
    private final Set<String> erased = new HashSet<>();
    private final Map<String, Standing> standings = new HashMap<>();
    private final Map<String, Collection<Earned>> earned = new HashMap<>();
    private final Map<Key, Day> days = new HashMap<>();

    WalkerBadgesReader(JdbcTemplate jdbc, ViewVersion version) {
        this.jdbc = jdbc;
        this.version = version;
    }

    Map<String, WalkerBadges> open(Map<String, List<Day>> news) {
        if (news.isEmpty()) {
            return Map.of();
        }
        read(news);
        var books = new HashMap<String, WalkerBadges>();
        for (String id : news.keySet()) {
            if (!erased.contains(id)) {
                books.put(id, open(id));
            }
        }
        return books;
    }

    private WalkerBadges open(String id) {
        Standing standing = standings.getOrDefault(id, new Standing(0, 0));
        return new WalkerBadges(
                standing.lifetime(),
                standing.position(),
                earned.getOrDefault(id, List.of()),
                date -> days.get(new Key(id, date)),
                () -> history(id));
    }

    private void read(Map<String, List<Day>> news) {
        List<String> walkers = List.copyOf(news.keySet());
        var parts = new ArrayList<String>();
        var parameters = new ArrayList<Object>();
        ask(parts, parameters, ERASED, "NULL, 0, FALSE, position, ''", "badge_erased", walkers);
        ask(parts, parameters, STANDING, "NULL, lifetime, FALSE, position, ''", "badge_walker", walkers);
        ask(parts, parameters, EARNED, "earned_for, 0, corrected, position, badge", "badge_earned", walkers);
        byDate(news).forEach((date, thatDay) -> {
            ask(parts, parameters, DAY, "local_date, total, reached, position, ''", "badge_day", thatDay);
            parts.add(parts.remove(parts.size() - 1) + " AND local_date = ?");
            parameters.add(date);
        });
        jdbc.query(String.join(" UNION ALL ", parts), this::take, parameters.toArray());
    }

    private void ask(
            List<String> parts,
            List<Object> parameters,
            int kind,
            String columns,
            String table,
            Collection<String> walkers) {
        parts.add("SELECT " + kind + ", walker_id, " + columns + " FROM " + version.table(table)
                + " WHERE walker_id IN (?" + ",?".repeat(walkers.size() - 1) + ")");
        parameters.addAll(walkers);
    }

    /** Most batches bring few dates: lists of walkers are searched faster than pairs. */
    private static Map<LocalDate, Set<String>> byDate(Map<String, List<Day>> news) {
        var walkers = new HashMap<LocalDate, Set<String>>();
        news.forEach((id, days) -> days.forEach(day ->
                walkers.computeIfAbsent(day.date(), date -> new HashSet<>()).add(id)));
        return walkers;
    }

    private void take(ResultSet row) throws SQLException {
        String walkerId = row.getString(2);
        long position = row.getLong(6);
        switch (row.getInt(1)) {
            case ERASED -> erased.add(walkerId);
            case STANDING -> standings.put(walkerId, new Standing(row.getLong(4), position));
            case EARNED ->
                earned.computeIfAbsent(walkerId, id -> new ArrayList<>())
                        .add(new Earned(Badge.of(row.getString(7)), date(row), row.getBoolean(5), position));
            default ->
                days.put(new Key(walkerId, date(row)), new Day(date(row), row.getInt(4), row.getBoolean(5), position));
        }
    }

    private static LocalDate date(ResultSet row) throws SQLException {
        return row.getObject(3, LocalDate.class);
    }

    private NavigableMap<LocalDate, Boolean> history(String walkerId) {
        var history = new TreeMap<LocalDate, Boolean>();
        jdbc.query(
                "SELECT local_date, reached FROM " + version.table("badge_day") + " WHERE walker_id = ?",
                row -> {
                    history.put(row.getObject(1, LocalDate.class), row.getBoolean(2));
                },
                walkerId);
        return history;
    }
}
