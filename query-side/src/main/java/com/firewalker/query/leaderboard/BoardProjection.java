package com.firewalker.query.leaderboard;

import static com.firewalker.query.view.Upsert.Register.guardedBy;

import com.firewalker.query.view.Projection;
import com.firewalker.query.view.Upsert;
import com.firewalker.query.view.View;
import com.firewalker.query.view.ViewVersion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Writes scores to MySQL, which keeps them, and to Redis, which ranks them. Redis is written before the transaction
 * commits, so it is never behind MySQL unless it lost something; where it cannot be reached the view goes on. Large
 * parts go to Redis before anything is written to MySQL: a transaction that wrote and then waits is ended by the server.
 */
@Component
class BoardProjection implements Projection {

    static final View VIEW = new View("boards", List.of("board_day", "board_walker"));

    private static final Upsert DAYS =
            Upsert.into("board_day", List.of("local_date", "walker_id"), guardedBy("position", "score", "slot"));
    private static final Upsert WALKERS =
            Upsert.into("board_walker", List.of("walker_id"), guardedBy("position", "visibility"));

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;
    private final Boards boards;

    BoardProjection(JdbcTemplate jdbc, Boards boards) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
        this.boards = boards;
    }

    @Override
    public View view() {
        return VIEW;
    }

    @Override
    public Optional<String> keys() {
        return Optional.of("{boards}");
    }

    @Override
    public void apply(ViewVersion version, Batch batch) {
        var rows = new BoardRows();
        batch.facts().forEach(fact -> BoardFold.fold(rows, fact));
        rows.forget(erasedBefore(version, rows.everybody()));
        rows.dropDaysOf(rows.erased());
        var dates = datesOf(
                version, rows.walkers().stream().map(BoardRows.Seen::walkerId).toList());
        if (!batch.moves()) {
            boards.writePart(version, rows, dates);
        }
        DAYS.write(
                jdbc,
                version,
                rows.days().stream()
                        .map(day -> new @Nullable Object[] {
                            day.date(), day.walkerId(), day.score(), day.slot(), day.position()
                        })
                        .toList());
        WALKERS.write(
                jdbc,
                version,
                rows.walkers().stream()
                        .map(seen -> new @Nullable Object[] {
                            seen.walkerId(), seen.sight().number(), seen.position()
                        })
                        .toList());
        erase(version, rows.erased());
        if (batch.moves()) {
            boards.write(version, rows, dates, batch.from(), batch.to());
        }
    }

    private Set<String> erasedBefore(ViewVersion version, Set<String> walkers) {
        return walkers.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.queryForList(
                        "SELECT walker_id FROM " + version.table("board_walker") + " WHERE walker_id IN (?"
                                + ",?".repeat(walkers.size() - 1) + ") AND visibility = " + Sight.ERASED.number(),
                        String.class,
                        walkers.toArray()));
    }

    /** On which dates these walkers have scores: whoever appears or disappears does so on all of them. */
    private Map<String, List<LocalDate>> datesOf(ViewVersion version, Collection<String> walkers) {
        var dates = new HashMap<String, List<LocalDate>>();
        if (!walkers.isEmpty()) {
            named.query(
                    "SELECT walker_id, local_date FROM " + version.table("board_day")
                            + " WHERE walker_id IN (:walkers)",
                    Map.of("walkers", walkers),
                    row -> {
                        dates.computeIfAbsent(row.getString(1), walker -> new ArrayList<>())
                                .add(row.getObject(2, LocalDate.class));
                    });
        }
        return dates;
    }

    private void erase(ViewVersion version, Set<String> walkers) {
        if (!walkers.isEmpty()) {
            named.update(
                    "DELETE FROM " + version.table("board_day") + " WHERE walker_id IN (:walkers)",
                    Map.of("walkers", walkers));
        }
    }
}
