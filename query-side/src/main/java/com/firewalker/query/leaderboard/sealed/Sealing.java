package com.firewalker.query.leaderboard.sealed;

import com.firewalker.query.leaderboard.score.BoardVisibility;
import com.firewalker.query.leaderboard.sealed.Standings.Entry;
import com.firewalker.query.period.Span;
import com.firewalker.query.view.ViewVersion;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Copies what a board is when it is sealed, for good, and hashes it. May be done again: it comes to the same, whatever
 * arrived after the seal.
 */
@Component
public class Sealing {

    private static final int WALKERS = 500;
    private static final int ENTRIES = 5_000;
    private static final LocalDate FIRST_DATE = LocalDate.of(1000, 1, 1);
    private static final LocalDate LAST_DATE = LocalDate.of(9999, 12, 31);

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;
    private final Standings standings;

    Sealing(JdbcTemplate jdbc, Standings standings) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
        this.standings = standings;
    }

    /** Everything before the seal is written. */
    public void seal(ViewVersion version, Seal seal) {
        copyUnchanged(version, seal);
        copyChanged(version, seal);
        hash(version, seal);
    }

    /** Walkers of whom nothing on the board's dates is newer than the seal: all of them where facts come in order. */
    private void copyUnchanged(ViewVersion version, Seal seal) {
        Span span = seal.span();
        named.update(
                """
                INSERT INTO %s (period, from_date, member, walker_id, score, slot, listed)
                SELECT s.period, s.from_date, LEFT(SHA2(CONCAT(:board, s.walker_id), 256), 32), s.walker_id, s.score,
                       s.slot, COALESCE(IF(w.position < :seal, w.visibility,
                           (SELECT p.visibility FROM %s p WHERE p.walker_id = s.walker_id AND p.position < :seal
                            ORDER BY p.position DESC LIMIT 1)) = :public, FALSE)
                FROM %s s LEFT JOIN %s w ON w.walker_id = s.walker_id
                WHERE s.period = :period AND s.from_date = :from AND s.score > 0 AND s.position < :seal
                ON DUPLICATE KEY UPDATE walker_id = VALUES(walker_id), score = VALUES(score), slot = VALUES(slot),
                listed = VALUES(listed)
                """.formatted(
                                version.table("board_sealed"),
                                version.table("board_walker_past"),
                                version.table("board_score"),
                                version.table("board_walker")),
                Map.of(
                        "board", Seal.board(span) + "/",
                        "seal", seal.position(),
                        "public", BoardVisibility.PUBLIC.number(),
                        "period", span.period().letter(),
                        "from", span.from()));
    }

    private void copyChanged(ViewVersion version, Seal seal) {
        Span span = seal.span();
        String sql = """
                SELECT walker_id FROM %s WHERE period = ? AND from_date = ? AND position > ? AND walker_id > ?
                ORDER BY walker_id LIMIT %d
                """.formatted(version.table("board_score"), WALKERS);
        String last = "";
        List<String> walkers;
        do {
            walkers = jdbc.query(
                    sql, (row, number) -> row.getString(1), span.period().letter(), span.from(), seal.position(), last);
            if (!walkers.isEmpty()) {
                List<Entry> entries =
                        standings.of(version, walkers, span.from(), span.to()).at(seal);
                insert(version, seal, entries, true, "REPLACE");
                last = walkers.get(walkers.size() - 1);
            }
        } while (walkers.size() == WALKERS);
    }

    private void insert(ViewVersion version, Seal seal, List<Entry> entries, boolean named, String verb) {
        String board = Seal.board(seal.span());
        jdbc.batchUpdate(
                verb + " INTO " + version.table("board_sealed")
                        + " (period, from_date, member, walker_id, score, slot, listed) VALUES (?, ?, ?, ?, ?, ?, ?)",
                entries,
                WALKERS,
                (statement, entry) -> {
                    statement.setString(1, seal.span().period().letter());
                    statement.setObject(2, seal.span().from());
                    statement.setString(3, SealHash.member(board, entry.walkerId()));
                    statement.setString(4, named ? entry.walkerId() : null);
                    statement.setLong(5, entry.score());
                    statement.setLong(6, entry.slot());
                    statement.setBoolean(7, entry.listed());
                });
    }

    private void hash(ViewVersion version, Seal seal) {
        Span span = seal.span();
        var hash = new SealHash(Seal.board(span));
        String sql = """
                SELECT member, score, slot FROM %s WHERE period = ? AND from_date = ? AND listed AND member > ?
                ORDER BY member LIMIT %d
                """.formatted(version.table("board_sealed"), ENTRIES);
        int members = 0;
        int page;
        var last = new AtomicReference<>("");
        do {
            page = jdbc.query(
                            sql,
                            (row, number) -> {
                                hash.add(row.getString(1), row.getLong(2), row.getLong(3));
                                last.set(row.getString(1));
                                return number;
                            },
                            span.period().letter(),
                            span.from(),
                            last.get())
                    .size();
            members += page;
        } while (page == ENTRIES);
        jdbc.update(
                "REPLACE INTO " + version.table("board_seal")
                        + " (period, from_date, position, policy, members, hash) VALUES (?, ?, ?, ?, ?, ?)",
                span.period().letter(),
                span.from(),
                seal.position(),
                seal.policy(),
                members,
                hash.hex());
    }

    /** Of these seals those that the version does not hold yet. */
    public List<Seal> missing(ViewVersion version, List<Seal> seals) {
        Set<Long> held =
                new HashSet<>(jdbc.queryForList("SELECT position FROM " + version.table("board_seal"), Long.class));
        return seals.stream().filter(seal -> !held.contains(seal.position())).toList();
    }

    /**
     * Leaves of walkers who are erased what seals of before hold of them, without a name; before their rows are deleted.
     * @param positions at which they were erased
     */
    public void keepNameless(ViewVersion version, Map<String, Long> positions, Seals seals) {
        positions.forEach((walker, position) -> {
            Standings.Known known = standings.of(version, Set.of(walker), FIRST_DATE, LAST_DATE);
            seals.before(position).forEach(seal -> insert(version, seal, known.at(seal), false, "INSERT IGNORE"));
            jdbc.update(
                    "UPDATE " + version.table("board_sealed") + " SET walker_id = NULL WHERE walker_id = ?", walker);
        });
    }
}
