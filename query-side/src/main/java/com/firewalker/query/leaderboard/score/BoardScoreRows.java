package com.firewalker.query.leaderboard.score;

import static com.firewalker.query.view.Upsert.Register.guardedBy;

import com.firewalker.query.leaderboard.score.BoardRows.DayScore;
import com.firewalker.query.leaderboard.score.BoardRows.Seen;
import com.firewalker.query.period.Period;
import com.firewalker.query.period.Span;
import com.firewalker.query.view.Upsert;
import com.firewalker.query.view.ViewVersion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Writes a walker's scores of every period to MySQL. A day's row is absolute and guarded by its position; a sum's row is
 * the sum of its parts as the transaction sees them, so that it is right whatever was there before.
 */
@Component
public class BoardScoreRows {

    private static final Upsert DAYS = Upsert.into(
            "board_score",
            List.of("walker_id", "period", "from_date"),
            guardedBy("position", "score", "slot", "listed"));
    private static final Upsert WALKERS =
            Upsert.into("board_walker", List.of("walker_id"), guardedBy("position", "visibility"));

    /** A column holds no later date; the last week of the calendar ends after it. */
    private static final LocalDate LAST_DATE = LocalDate.of(9999, 12, 31);

    /** Walkers of all sums that one statement writes. */
    private static final int PART = 1000;

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;

    BoardScoreRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
    }

    public void write(ViewVersion version, BoardMoves moves) {
        DAYS.write(
                jdbc,
                version,
                moves.days().stream()
                        .map(day -> new @Nullable Object[] {
                            day.walkerId(),
                            Period.DAY.letter(),
                            day.date(),
                            day.score(),
                            day.slot(),
                            moves.listed(day.walkerId()),
                            day.position()
                        })
                        .toList());
        WALKERS.write(
                jdbc,
                version,
                moves.walkers().stream()
                        .map(seen -> new @Nullable Object[] {
                            seen.walkerId(), seen.visibility().number(), seen.position()
                        })
                        .toList());
        sum(version, moves.days());
        list(version, moves.walkers());
    }

    /** Sums of days first, then sums of those. */
    private void sum(ViewVersion version, Collection<DayScore> days) {
        for (Period part : Period.values()) {
            SortedMap<Span, Set<String>> sums = new TreeMap<>();
            Period.BOARDS.stream()
                    .filter(period -> period.part() == part)
                    .forEach(period ->
                            days.forEach(day -> sums.computeIfAbsent(period.around(day.date()), span -> new TreeSet<>())
                                    .add(day.walkerId())));
            write(version, part, sums);
        }
    }

    private void write(ViewVersion version, Period part, SortedMap<Span, Set<String>> sums) {
        List<String> selects = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        for (Map.Entry<Span, Set<String>> sum : sums.entrySet()) {
            List<String> walkers = List.copyOf(sum.getValue());
            for (int from = 0; from < walkers.size(); from += PART) {
                List<String> some = walkers.subList(from, Math.min(walkers.size(), from + PART));
                selects.add(select(version, sum.getKey(), part, some.size()));
                parameters.addAll(some);
                if (parameters.size() >= PART) {
                    insert(version, selects, parameters);
                }
            }
        }
        if (!selects.isEmpty()) {
            insert(version, selects, parameters);
        }
    }

    private static String select(ViewVersion version, Span span, Period part, int walkers) {
        return """
                SELECT walker_id, '%s', DATE '%s', SUM(score), MAX(IF(score > 0, slot, 0)), MAX(listed), MAX(position)
                FROM %s
                WHERE walker_id IN (?%s) AND period = '%s' AND from_date BETWEEN '%s' AND '%s'
                GROUP BY walker_id
                """.formatted(
                        span.period().letter(),
                        span.from(),
                        version.table("board_score"),
                        ",?".repeat(walkers - 1),
                        part.letter(),
                        span.from(),
                        span.to().isAfter(LAST_DATE) ? LAST_DATE : span.to());
    }

    private void insert(ViewVersion version, List<String> selects, List<Object> parameters) {
        jdbc.update(
                """
                INSERT INTO %s (walker_id, period, from_date, score, slot, listed, position)
                %s ON DUPLICATE KEY UPDATE score = VALUES(score), slot = VALUES(slot), listed = VALUES(listed),
                position = VALUES(position)
                """.formatted(version.table("board_score"), String.join(" UNION ALL ", selects)), parameters.toArray());
        selects.clear();
        parameters.clear();
    }

    /** Who appears or disappears does so on every board. */
    private void list(ViewVersion version, Collection<Seen> changed) {
        if (!changed.isEmpty()) {
            named.update(
                    """
                    UPDATE %s s JOIN %s w ON w.walker_id = s.walker_id SET s.listed = (w.visibility = %d)
                    WHERE s.walker_id IN (:walkers) AND s.listed <> (w.visibility = %d)
                    """.formatted(
                                    version.table("board_score"),
                                    version.table("board_walker"),
                                    BoardVisibility.PUBLIC.number(),
                                    BoardVisibility.PUBLIC.number()),
                    Map.of("walkers", changed.stream().map(Seen::walkerId).toList()));
        }
    }

    public void erase(ViewVersion version, Set<String> walkers) {
        if (!walkers.isEmpty()) {
            named.update(
                    "DELETE FROM " + version.table("board_score") + " WHERE walker_id IN (:walkers)",
                    Map.of("walkers", walkers));
        }
    }
}
