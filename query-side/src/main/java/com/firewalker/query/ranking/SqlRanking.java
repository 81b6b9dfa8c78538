package com.firewalker.query.ranking;

import com.firewalker.query.ranking.BoardPage.Me;
import com.firewalker.query.ranking.BoardPage.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Ranks rows of MySQL that have an index for it: by score, then by the earlier last slot, then by the higher id (8.8). Reads
 * in the caller's snapshot; the server ends a statement that takes too long.
 */
@Component
public class SqlRanking {

    /** Each server takes the one half and passes over the other; both count from when the statement begins. */
    public static final String SELECT =
            "/*M!100000 SET STATEMENT max_statement_time = 2 FOR */ SELECT /*+ MAX_EXECUTION_TIME(2000) */ ";

    private final NamedParameterJdbcTemplate jdbc;

    SqlRanking(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Where standings are kept: a table, the column of who stands there, and which rows are one board's. */
    public static final class Kept {

        private final String id;
        private final String ranked;
        private final String behind;
        private final String ahead;

        public Kept(String table, String id, String where) {
            this.id = id;
            ranked = " FROM " + table + " WHERE " + where + " AND score > 0";
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

    /**
     * How many standings of a board have a score.
     * @param higher than it
     * @param same the very same
     * @param all whatever theirs is
     */
    public record Counts(long higher, long same, long all) {}

    /** Where it is known how many have which score; otherwise the index is passed over. */
    public interface Counting {
        Counts of(long score);
    }

    /** The page of a board that everybody is listed on and that is counted already. */
    public BoardPage page(
            Kept kept, Map<String, Object> board, @Nullable Standing own, Counting counting, BoardQuestion question) {
        Me me = own == null ? null : me(kept, board, own, counting.of(own.score()));
        return page(kept, board, own, me, counting, question);
    }

    private Me me(Kept kept, Map<String, Object> board, Standing own, Counts counts) {
        long lower = counts.all() - counts.higher() - counts.same();
        return Me.ranked(counts.higher() + 1, own.score(), lower, counts.all(), next(kept, at(board, own)));
    }

    /**
     * @param board values of the parameters that name the board
     * @param own where the caller stands; null without score
     * @param listed whether all may see the caller
     */
    public BoardPage page(
            Kept kept, Map<String, Object> board, @Nullable Standing own, boolean listed, BoardQuestion question) {
        return page(kept, board, own, own == null ? null : me(kept, board, own, listed), null, question);
    }

    private BoardPage page(
            Kept kept,
            Map<String, Object> board,
            @Nullable Standing own,
            @Nullable Me me,
            @Nullable Counting counting,
            BoardQuestion question) {
        if (question instanceof BoardQuestion.After after) {
            return after(kept, board, after, me, counting);
        }
        int size = ((BoardQuestion.Around) question).size();
        return me == null || me.rank() == null || own == null
                ? new BoardPage(0, List.of(), me, false)
                : new BoardPage(0, placed(kept, board, around(kept, board, own, size), counting), me, false);
    }

    private BoardPage after(
            Kept kept,
            Map<String, Object> board,
            BoardQuestion.After question,
            @Nullable Me me,
            @Nullable Counting counting) {
        int limit = question.limit();
        Standing cursor = question.standing();
        List<Standing> found = cursor == null
                ? standings(kept, board, "", kept.bestFirst(), limit + 1, null)
                : standings(kept, board, kept.behind, kept.bestFirst(), limit + 1, cursor);
        boolean more = found.size() > limit;
        List<Standing> page = more ? found.subList(0, limit) : found;
        return new BoardPage(0, cursor == null ? ranked(page, 0, 0) : placed(kept, board, page, counting), me, more);
    }

    private List<Standing> around(Kept kept, Map<String, Object> board, Standing own, int size) {
        List<Standing> around = new ArrayList<>(standings(kept, board, kept.ahead, kept.bestLast(), size, own));
        Collections.reverse(around);
        around.add(own);
        around.addAll(standings(kept, board, kept.behind, kept.bestFirst(), size, own));
        return around;
    }

    /** Counted in one pass over the board's index. */
    private Me me(Kept kept, Map<String, Object> board, Standing own, boolean listed) {
        if (!listed) {
            return Me.unranked(own.score());
        }
        Map<String, Object> parameters = at(board, own);
        Long next = next(kept, parameters);
        return jdbc.queryForObject(
                SELECT + "COUNT(*), COALESCE(SUM(score > :score), 0), COALESCE(SUM(score < :score), 0)" + kept.ranked,
                parameters,
                (row, number) -> Me.ranked(row.getLong(2) + 1, own.score(), row.getLong(3), row.getLong(1), next));
    }

    /** The lowest score above the caller's. */
    private @Nullable Long next(Kept kept, Map<String, Object> parameters) {
        return jdbc
                .query(
                        SELECT + "score" + kept.ranked + " AND score > :score ORDER BY score ASC LIMIT 1",
                        parameters,
                        (row, number) -> row.getLong(1))
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** Standings side by side with their ranks, which the first one's decides. */
    private List<Place> placed(
            Kept kept, Map<String, Object> board, List<Standing> standings, @Nullable Counting counting) {
        if (standings.isEmpty()) {
            return List.of();
        }
        if (counting != null) {
            return ranked(standings, counting.of(standings.get(0).score()));
        }
        return jdbc.queryForObject(
                SELECT + "COUNT(*), COALESCE(SUM(score > :score), 0)" + kept.ranked + kept.ahead,
                at(board, standings.get(0)),
                (row, number) -> ranked(standings, row.getLong(1), row.getLong(2)));
    }

    /** As if everybody with the first one's score were ahead of those behind it: only the first change of score asks. */
    private static List<Place> ranked(List<Standing> standings, Counts first) {
        long same = standings.stream()
                .takeWhile(standing -> standing.score() == standings.get(0).score())
                .count();
        return ranked(standings, first.higher() + first.same() - same, first.higher());
    }

    /** @param ahead how many stand before the first one */
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
            Kept kept, Map<String, Object> board, String where, String order, int limit, @Nullable Standing from) {
        return jdbc.query(
                SELECT + kept.id + ", score, slot" + kept.ranked + where + order + limit,
                from == null ? board : at(board, from),
                (row, number) -> new Standing(row.getString(1), row.getLong(2), row.getLong(3)));
    }

    private static Map<String, Object> at(Map<String, Object> board, Standing standing) {
        Map<String, Object> parameters = new HashMap<>(board);
        parameters.put("score", standing.score());
        parameters.put("slot", standing.slot());
        parameters.put("walker", standing.walkerId());
        return parameters;
    }
}
