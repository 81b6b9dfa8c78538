package com.firewalker.query.leaderboard.sealed;

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
import java.util.TreeMap;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** What some walkers were when a seal was set, out of what they are and what was kept of before. */
@Component
class Standings {

    /** A walker's place among what a seal holds. */
    record Entry(String walkerId, long score, long slot, boolean listed) {}

    private final NamedParameterJdbcTemplate named;
    private final BoardPast past;

    Standings(NamedParameterJdbcTemplate named, BoardPast past) {
        this.named = named;
        this.past = past;
    }

    /** Every version of the walkers' days and visibilities that a seal may ask for. */
    static final class Known {

        private final Map<String, Map<LocalDate, NavigableMap<Long, DayScore>>> days = new HashMap<>();
        private final Map<String, NavigableMap<Long, Seen>> sights = new HashMap<>();

        /** Those who had steps that count. */
        List<Entry> at(Seal seal) {
            List<Entry> entries = new ArrayList<>();
            days.forEach((walker, dates) -> {
                long score = 0;
                long slot = 0;
                for (Map.Entry<LocalDate, NavigableMap<Long, DayScore>> day : dates.entrySet()) {
                    Map.Entry<Long, DayScore> then = seal.span().from().isAfter(day.getKey())
                                    || seal.span().to().isBefore(day.getKey())
                            ? null
                            : day.getValue().lowerEntry(seal.position());
                    if (then != null && then.getValue().score() > 0) {
                        score += then.getValue().score();
                        slot = Math.max(slot, then.getValue().slot());
                    }
                }
                if (score > 0) {
                    entries.add(new Entry(walker, score, slot, listed(walker, seal.position())));
                }
            });
            return entries;
        }

        private boolean listed(String walker, long position) {
            Map.Entry<Long, Seen> then =
                    sights.getOrDefault(walker, new TreeMap<>()).lowerEntry(position);
            return then != null && then.getValue().visibility() == BoardVisibility.PUBLIC;
        }

        void add(DayScore day) {
            days.computeIfAbsent(day.walkerId(), walker -> new HashMap<>())
                    .computeIfAbsent(day.date(), date -> new TreeMap<>())
                    .put(day.position(), day);
        }

        void add(Seen seen) {
            sights.computeIfAbsent(seen.walkerId(), walker -> new TreeMap<>()).put(seen.position(), seen);
        }
    }

    Known of(ViewVersion version, Collection<String> walkers, LocalDate from, LocalDate to) {
        var known = new Known();
        for (String table : List.of("board_score", "board_day_past")) {
            named.query(
                    "SELECT walker_id, from_date, score, slot, position FROM " + version.table(table)
                            + " WHERE walker_id IN (:walkers) AND from_date BETWEEN :from AND :to"
                            + ("board_score".equals(table) ? " AND period = 'd'" : ""),
                    Map.of("walkers", walkers, "from", from, "to", to),
                    row -> {
                        known.add(new DayScore(
                                row.getString(1),
                                row.getObject(2, LocalDate.class),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5)));
                    });
        }
        past.sights(version, "board_walker", walkers).forEach(known::add);
        past.pastSights(version, walkers).forEach(known::add);
        return known;
    }
}
