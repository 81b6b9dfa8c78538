package com.firewalker.query.badges;

import com.firewalker.query.badges.BadgeBook.Day;
import com.firewalker.query.badges.BadgeBook.Earned;
import com.firewalker.query.view.ViewVersion;
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
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Opens books of many walkers with four reads; a walker's whole history is read only when a verdict changes. */
final class BadgeShelf {

    private record Standing(long lifetime, long position) {}

    private record Key(String walkerId, LocalDate date) {}

    private final NamedParameterJdbcTemplate named;
    private final ViewVersion version;

    BadgeShelf(JdbcTemplate jdbc, ViewVersion version) {
        this.named = new NamedParameterJdbcTemplate(jdbc);
        this.version = version;
    }

    Map<String, BadgeBook> open(Map<String, List<Day>> news) {
        if (news.isEmpty()) {
            return Map.of();
        }
        var walkers = new HashSet<>(news.keySet());
        walkers.removeAll(BadgeProjection.ERASED.among(walkers, named, version));
        if (walkers.isEmpty()) {
            return Map.of();
        }
        var standings = standings(walkers);
        var earned = earned(walkers);
        var days = days(walkers, news);
        var books = new HashMap<String, BadgeBook>();
        for (var id : walkers) {
            var standing = standings.getOrDefault(id, new Standing(0, 0));
            books.put(
                    id,
                    new BadgeBook(
                            standing.lifetime(),
                            standing.position(),
                            earned.getOrDefault(id, List.of()),
                            date -> days.get(new Key(id, date)),
                            () -> history(id)));
        }
        return books;
    }

    private Map<String, Standing> standings(Set<String> walkers) {
        var standings = new HashMap<String, Standing>();
        named.query(
                "SELECT walker_id, lifetime, position FROM " + version.table("badge_walker")
                        + " WHERE walker_id IN (:walkers)",
                Map.of("walkers", walkers),
                row -> {
                    standings.put(row.getString(1), new Standing(row.getLong(2), row.getLong(3)));
                });
        return standings;
    }

    private Map<String, Collection<Earned>> earned(Set<String> walkers) {
        var earned = new HashMap<String, Collection<Earned>>();
        named.query(
                "SELECT walker_id, badge, earned_for, corrected, position FROM " + version.table("badge_earned")
                        + " WHERE walker_id IN (:walkers)",
                Map.of("walkers", walkers),
                row -> {
                    earned.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                            .add(new Earned(
                                    Badge.of(row.getString(2)),
                                    row.getObject(3, LocalDate.class),
                                    row.getBoolean(4),
                                    row.getLong(5)));
                });
        return earned;
    }

    private Map<Key, Day> days(Set<String> walkers, Map<String, List<Day>> news) {
        var keys = new ArrayList<Object[]>();
        walkers.forEach(id -> news.getOrDefault(id, List.of()).stream()
                .map(Day::date)
                .distinct()
                .forEach(date -> keys.add(new Object[] {id, date})));
        var days = new HashMap<Key, Day>();
        named.query(
                "SELECT walker_id, local_date, total, reached, position FROM " + version.table("badge_day")
                        + " WHERE (walker_id, local_date) IN (:keys)",
                Map.of("keys", keys),
                row -> {
                    var date = row.getObject(2, LocalDate.class);
                    days.put(
                            new Key(row.getString(1), date),
                            new Day(date, row.getInt(3), row.getBoolean(4), row.getLong(5)));
                });
        return days;
    }

    private NavigableMap<LocalDate, Boolean> history(String walkerId) {
        var history = new TreeMap<LocalDate, Boolean>();
        named.query(
                "SELECT local_date, reached FROM " + version.table("badge_day") + " WHERE walker_id = :walker",
                Map.of("walker", walkerId),
                row -> {
                    history.put(row.getObject(1, LocalDate.class), row.getBoolean(2));
                });
        return history;
    }
}
