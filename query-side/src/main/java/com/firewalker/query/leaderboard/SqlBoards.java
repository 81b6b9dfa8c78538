package com.firewalker.query.leaderboard;

import com.firewalker.query.leaderboard.score.BoardVisibility;
import com.firewalker.query.period.Span;
import com.firewalker.query.ranking.BoardPage;
import com.firewalker.query.ranking.BoardQuestion;
import com.firewalker.query.ranking.SqlRanking;
import com.firewalker.query.ranking.SqlRanking.Kept;
import com.firewalker.query.ranking.Standing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The same boards out of MySQL, from rows that are kept for it: where Redis is away, is being filled or no longer keeps
 * the board. Reads in the caller's snapshot; the server ends a statement that takes too long.
 */
@Component
class SqlBoards {

    static final String SELECT = SqlRanking.SELECT;

    static final Kept OPEN =
            new Kept("board_score", "walker_id", "period = :period AND from_date = :from AND listed = TRUE");
    static final Kept SEALED =
            new Kept("board_sealed", "member", "period = :period AND from_date = :from AND listed = TRUE");

    private final NamedParameterJdbcTemplate jdbc;
    private final SqlRanking ranking;

    SqlBoards(NamedParameterJdbcTemplate jdbc, SqlRanking ranking) {
        this.jdbc = jdbc;
        this.ranking = ranking;
    }

    /** Page and own place; the position is filled in by whoever opened the snapshot. */
    BoardPage page(Span span, String walkerId, BoardQuestion question) {
        CircleScores own = circle(span, List.of(walkerId));
        Standing standing = own.standings().isEmpty() ? null : own.standings().get(0);
        return ranking.page(OPEN, board(span), standing, own.isPublic(walkerId), question);
    }

    /** Standings of these walkers, whoever may see them, and those of them who hide. */
    CircleScores circle(Span span, List<String> walkerIds) {
        Map<String, Object> parameters = board(span);
        parameters.put("walkers", walkerIds);
        List<Standing> standings = jdbc.query(
                SELECT + """
                walker_id, score, slot FROM board_score
                WHERE walker_id IN (:walkers) AND period = :period AND from_date = :from AND score > 0
                """,
                parameters,
                (row, number) -> new Standing(row.getString(1), row.getLong(2), row.getLong(3)));
        return new CircleScores(0, standings, sights(walkerIds));
    }

    /** Who may see these walkers now. */
    Map<String, BoardVisibility> sights(List<String> walkerIds) {
        Map<String, BoardVisibility> seen = new HashMap<>();
        jdbc.query(
                SELECT + "walker_id, visibility FROM board_walker WHERE walker_id IN (:walkers)",
                Map.of("walkers", walkerIds),
                row -> {
                    seen.put(row.getString(1), BoardVisibility.of(row.getInt(2)));
                });
        return seen;
    }

    static Map<String, Object> board(Span span) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("period", span.period().letter());
        parameters.put("from", span.from());
        return parameters;
    }
}
