package com.firewalker.query.leaderboard.score;

import com.firewalker.query.leaderboard.score.BoardRows.DayScore;
import com.firewalker.query.leaderboard.score.BoardRows.Seen;
import com.firewalker.query.view.ViewVersion;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The boards' tables read through, on the primary, in one snapshot, some walkers at a time. */
@Component
public class BoardTables {

    private static final int WALKERS = 100;
    private static final int DAYS = 1000;

    private final NamedParameterJdbcTemplate jdbc;
    private final TransactionTemplate snapshot;

    BoardTables(DataSource dataSource, PlatformTransactionManager transactions) {
        jdbc = new NamedParameterJdbcTemplate(dataSource);
        snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * Some of the rows.
     * @param walkers those who may be seen, or may not
     * @param days of walkers in a row
     * @param known who may see the walkers of the days
     */
    public record Part(List<Seen> walkers, List<DayScore> days, Map<String, Seen> known) {}

    /** Hands over everybody and the days since a date, and answers the position that it is the state of. */
    public long copy(ViewVersion version, LocalDate since, Consumer<Part> taker) {
        Long position = snapshot.execute(status -> {
            Long at = jdbc.getJdbcOperations()
                    .queryForObject("SELECT position FROM " + version.versionTable() + " WHERE id = 1", Long.class);
            copyWalkers(version, taker);
            copyDays(version, since, taker);
            return at;
        });
        return position == null ? 0 : position;
    }

    private void copyWalkers(ViewVersion version, Consumer<Part> taker) {
        String sql = """
                SELECT walker_id, visibility, position FROM %s
                WHERE walker_id > :last AND visibility <> %d ORDER BY walker_id LIMIT %d
                """.formatted(version.table("board_walker"), BoardVisibility.ERASED.number(), DAYS);
        String last = "";
        List<Seen> page;
        do {
            page = jdbc.query(
                    sql, Map.of("last", last), (row, number) -> seen(row.getString(1), row.getInt(2), row.getLong(3)));
            if (!page.isEmpty()) {
                taker.accept(new Part(page, List.of(), Map.of()));
                last = page.get(page.size() - 1).walkerId();
            }
        } while (page.size() == DAYS);
    }

    private void copyDays(ViewVersion version, LocalDate since, Consumer<Part> taker) {
        String next = """
                SELECT DISTINCT walker_id FROM %s WHERE walker_id > :last ORDER BY walker_id LIMIT %d
                """.formatted(version.table("board_score"), WALKERS);
        List<String> walkers = ids(next, "");
        while (!walkers.isEmpty()) {
            Map<String, Seen> known = seen(version, walkers);
            List<DayScore> days = days(version, walkers, since);
            for (int from = 0; from < days.size(); from += DAYS) {
                taker.accept(new Part(List.of(), days.subList(from, Math.min(days.size(), from + DAYS)), known));
            }
            walkers = ids(next, walkers.get(walkers.size() - 1));
        }
    }

    private List<String> ids(String sql, String last) {
        return jdbc.query(sql, Map.of("last", last), (row, number) -> row.getString(1));
    }

    /** Who may see these walkers, erased ones included. */
    public Map<String, Seen> seen(ViewVersion version, Collection<String> walkers) {
        Map<String, Seen> seen = new HashMap<>();
        if (!walkers.isEmpty()) {
            jdbc.query(
                    "SELECT walker_id, visibility, position FROM " + version.table("board_walker")
                            + " WHERE walker_id IN (:walkers)",
                    Map.of("walkers", walkers),
                    row -> {
                        seen.put(row.getString(1), seen(row.getString(1), row.getInt(2), row.getLong(3)));
                    });
        }
        return seen;
    }

    private static Seen seen(String walkerId, int visibility, long position) {
        return new Seen(walkerId, BoardVisibility.of(visibility), position);
    }

    /** Days of these walkers since a date, walker by walker. */
    public List<DayScore> days(ViewVersion version, Collection<String> walkers, LocalDate since) {
        return jdbc.query(
                """
                SELECT walker_id, from_date, score, slot, position FROM %s
                WHERE walker_id IN (:walkers) AND period = 'd' AND from_date >= :since
                ORDER BY walker_id, from_date
                """.formatted(version.table("board_score")),
                Map.of("walkers", walkers, "since", since),
                (row, number) -> new DayScore(
                        row.getString(1),
                        row.getObject(2, LocalDate.class),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5)));
    }
}
