package com.firewalker.query.leaderboard;

import com.firewalker.query.leaderboard.BoardPage.Me;
import com.firewalker.query.leaderboard.BoardPage.Place;
import com.firewalker.query.leaderboard.Period.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** The same boards out of MySQL, slower: where Redis is away or being filled. Reads in the caller's snapshot. */
@Component
class SqlBoards {

    private static final String SCORES =
            "SELECT d.walker_id, SUM(d.score) AS score, MAX(d.slot) AS slot FROM board_day d"
                    + "%s WHERE d.local_date BETWEEN :from AND :to%s GROUP BY d.walker_id HAVING SUM(d.score) > 0";

    private static final String BOARD = "WITH board AS (SELECT s.walker_id, s.score, s.slot,"
            + " RANK() OVER (ORDER BY s.score DESC) AS place FROM ("
            + SCORES.formatted(
                    " JOIN board_walker w ON w.walker_id = d.walker_id AND w.visibility = " + Sight.PUBLIC.number(), "")
            + ") s) ";

    private static final String OWN = "SELECT walker_id, score, slot, place,"
            + " (SELECT COUNT(*) FROM board WHERE score < :score) AS lower_ones,"
            + " (SELECT COUNT(*) FROM board) AS ranked,"
            + " (SELECT MIN(score) FROM board WHERE score > :score) AS higher"
            + " FROM board WHERE walker_id = :walker";

    /** Behind a standing: a lower score, or the same with a later last slot, or with that too a lower id (8.8). */
    private static final String BEHIND =
            "(score < :score OR score = :score AND (slot > :slot OR slot = :slot AND walker_id < :walker))";

    private static final String BEST_FIRST = " ORDER BY score DESC, slot ASC, walker_id DESC LIMIT ";
    private static final String BEST_LAST = " ORDER BY score ASC, slot DESC, walker_id ASC LIMIT ";

    private final NamedParameterJdbcTemplate jdbc;

    SqlBoards(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Page and own place; the position is filled in by whoever opened the snapshot. */
    BoardPage page(Span span, String walkerId, BoardQuestion question) {
        var own = circle(span, List.of(walkerId)).standings();
        var me = own.isEmpty() ? null : me(span, own.get(0));
        if (question instanceof BoardQuestion.After after) {
            var places = after(span, after.standing(), after.limit() + 1);
            boolean more = places.size() > after.limit();
            return new BoardPage(0, more ? places.subList(0, after.limit()) : places, me, more);
        }
        int size = ((BoardQuestion.Around) question).size();
        return me == null || me.rank() == null
                ? new BoardPage(0, List.of(), me, false)
                : new BoardPage(0, around(span, own.get(0), size), me, false);
    }

    /** Standings of these walkers, whoever may see them, and those of them who hide. */
    Circled circle(Span span, List<String> walkerIds) {
        var parameters = Map.of("from", span.from(), "to", span.to(), "walkers", walkerIds);
        var standings = jdbc.query(
                SCORES.formatted("", " AND d.walker_id IN (:walkers)"),
                parameters,
                (row, number) -> new Standing(row.getString(1), row.getLong(2), row.getLong(3)));
        Set<String> hidden = new HashSet<>(jdbc.queryForList(
                "SELECT walker_id FROM board_walker WHERE walker_id IN (:walkers) AND visibility = "
                        + Sight.PRIVATE.number(),
                Map.of("walkers", walkerIds),
                String.class));
        return new Circled(0, standings, List.copyOf(hidden));
    }

    private @Nullable Me me(Span span, Standing own) {
        var ranked = jdbc.query(
                BOARD + OWN,
                Map.of("from", span.from(), "to", span.to(), "walker", own.walkerId(), "score", own.score()),
                (row, number) -> Me.ranked(
                        row.getLong("place"),
                        own.score(),
                        row.getLong("lower_ones"),
                        row.getLong("ranked"),
                        row.getObject("higher") == null ? null : row.getLong("higher")));
        return ranked.isEmpty() ? Me.unranked(own.score()) : ranked.get(0);
    }

    private List<Place> after(Span span, @Nullable Standing cursor, int limit) {
        return cursor == null
                ? places(span, "", BEST_FIRST + limit, new Standing("", 0, 0))
                : places(span, " WHERE " + BEHIND, BEST_FIRST + limit, cursor);
    }

    private List<Place> around(Span span, Standing own, int size) {
        var above =
                new ArrayList<>(places(span, " WHERE walker_id <> :walker AND NOT " + BEHIND, BEST_LAST + size, own));
        Collections.reverse(above);
        above.addAll(places(span, " WHERE walker_id = :walker OR " + BEHIND, BEST_FIRST + (size + 1), own));
        return above;
    }

    private List<Place> places(Span span, String where, String order, Standing from) {
        return jdbc.query(
                BOARD + "SELECT walker_id, score, slot, place FROM board" + where + order,
                Map.of(
                        "from",
                        span.from(),
                        "to",
                        span.to(),
                        "score",
                        from.score(),
                        "slot",
                        from.slot(),
                        "walker",
                        from.walkerId()),
                (row, number) ->
                        new Place(row.getLong(4), new Standing(row.getString(1), row.getLong(2), row.getLong(3))));
    }
}
