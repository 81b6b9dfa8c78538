package com.firewalker.query.leaderboard;

import com.firewalker.query.leaderboard.score.BoardVisibility;
import com.firewalker.query.period.Span;
import com.firewalker.query.ranking.BoardPage;
import com.firewalker.query.ranking.BoardPage.Me;
import com.firewalker.query.ranking.BoardPage.Place;
import com.firewalker.query.ranking.BoardQuestion;
import com.firewalker.query.ranking.Standing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The same boards out of MySQL, from rows that are kept for it: where Redis is away, is being filled or no longer keeps
 * the board. Reads in the caller's snapshot; the server ends a statement that takes too long.
 */
@Component
class SqlBoards {

    /** Each server takes the one half and passes over the other; both count from when the statement begins. */
    static final String SELECT =
            "/*M!100000 SET STATEMENT max_statement_time = 2 FOR */ SELECT /*+ MAX_EXECUTION_TIME(2000) */ ";

    /** Where boards are kept, and who stands on them there. */
    enum Kept {
        OPEN("board_score", "walker_id"),
        SEALED("board_sealed", "member");

        private final String id;
        private final String ranked;

        /** Behind a standing: a lower score, or the same with a later last slot, or with that too a lower id (8.8). */
        private final String behind;

        private final String ahead;

        Kept(String table, String id) {
            this.id = id;
            ranked = " FROM " + table + " WHERE period = :period AND from_date = :from AND listed = TRUE AND score > 0";
            behind = " AND score <= :score AND (score < :score OR slot > :slot OR slot = :slot AND " + id
                    + " < :walker)";
            ahead = " AND score >= :score AND (score > :score OR slot < :slot OR slot = :slot AND " + id
                    + " > :walker)";
        }

        private String bestFirst() {
            return " ORDER BY score DESC, slot ASC, " + id + " DESC LIMIT ";
        }

        private String bestLast() {
            return " ORDER BY score ASC, slot DESC, " + id + " ASC LIMIT ";
        }
    }

    private final NamedParameterJdbcTemplate jdbc;

    SqlBoards(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Page and own place; the position is filled in by whoever opened the snapshot. */
    BoardPage page(Span span, String walkerId, BoardQuestion question) {
        CircleScores own = circle(span, List.of(walkerId));
        Standing standing = own.standings().isEmpty() ? null : own.standings().get(0);
        return page(Kept.OPEN, span, standing, own.isPublic(walkerId), question);
    }

    /**
     * @param own where the caller stands; null without score
     * @param listed whether all may see the caller
     */
    BoardPage page(Kept kept, Span span, @Nullable Standing own, boolean listed, BoardQuestion question) {
        Me me = own == null ? null : me(kept, span, own, listed);
        if (question instanceof BoardQuestion.After after) {
            return after(kept, span, after, me);
        }
        int size = ((BoardQuestion.Around) question).size();
        return me == null || me.rank() == null || own == null
                ? new BoardPage(0, List.of(), me, false)
                : new BoardPage(0, placed(kept, span, around(kept, span, own, size)), me, false);
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

    private BoardPage after(Kept kept, Span span, BoardQuestion.After question, @Nullable Me me) {
        int limit = question.limit();
        Standing cursor = question.standing();
        List<Standing> found = cursor == null
                ? standings(kept, span, "", kept.bestFirst(), limit + 1, null)
                : standings(kept, span, kept.behind, kept.bestFirst(), limit + 1, cursor);
        boolean more = found.size() > limit;
        List<Standing> page = more ? found.subList(0, limit) : found;
        return new BoardPage(0, cursor == null ? ranked(page, 0, 0) : placed(kept, span, page), me, more);
    }

    private List<Standing> around(Kept kept, Span span, Standing own, int size) {
        List<Standing> around = new ArrayList<>(standings(kept, span, kept.ahead, kept.bestLast(), size, own));
        Collections.reverse(around);
        around.add(own);
        around.addAll(standings(kept, span, kept.behind, kept.bestFirst(), size, own));
        return around;
    }

    /** Counted in one pass over the board's index. */
    private Me me(Kept kept, Span span, Standing own, boolean listed) {
        if (!listed) {
            return Me.unranked(own.score());
        }
        Map<String, Object> parameters = at(span, own);
        List<Long> next = jdbc.query(
                SELECT + "score" + kept.ranked + " AND score > :score ORDER BY score ASC LIMIT 1",
                parameters,
                (row, number) -> row.getLong(1));
        return jdbc.queryForObject(
                SELECT + "COUNT(*), COALESCE(SUM(score > :score), 0), COALESCE(SUM(score < :score), 0)" + kept.ranked,
                parameters,
                (row, number) -> Me.ranked(
                        row.getLong(2) + 1,
                        own.score(),
                        row.getLong(3),
                        row.getLong(1),
                        next.isEmpty() ? null : next.get(0)));
    }

    /** Standings side by side with their ranks, which the first one's decides. */
    private List<Place> placed(Kept kept, Span span, List<Standing> standings) {
        if (standings.isEmpty()) {
            return List.of();
        }
        return jdbc.queryForObject(
                SELECT + "COUNT(*), COALESCE(SUM(score > :score), 0)" + kept.ranked + kept.ahead,
                at(span, standings.get(0)),
                (row, number) -> ranked(standings, row.getLong(1), row.getLong(2)));
    }

    private static List<Place> ranked(List<Standing> standings, long ahead, long higher) {
        List<Place> places = new ArrayList<>();
        long rank = higher + 1;
        for (int i = 0; i < standings.size(); i++) {
            if (i > 0 && standings.get(i).score() != standings.get(i - 1).score()) {
                rank = ahead + i + 1;
            }
            places.add(new Place(rank, standings.get(i)));
        }
        return places;
    }

    private List<Standing> standings(
            Kept kept, Span span, String where, String order, int limit, @Nullable Standing from) {
        return jdbc.query(
                SELECT + kept.id + ", score, slot" + kept.ranked + where + order + limit,
                from == null ? board(span) : at(span, from),
                (row, number) -> new Standing(row.getString(1), row.getLong(2), row.getLong(3)));
    }

    static Map<String, Object> board(Span span) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("period", span.period().letter());
        parameters.put("from", span.from());
        return parameters;
    }

    private static Map<String, Object> at(Span span, Standing standing) {
        Map<String, Object> parameters = board(span);
        parameters.put("score", standing.score());
        parameters.put("slot", standing.slot());
        parameters.put("walker", standing.walkerId());
        return parameters;
    }
}
