package com.firewalker.query.leaderboard;

import com.firewalker.query.leaderboard.score.BoardVisibility;
import com.firewalker.query.leaderboard.sealed.Seal;
import com.firewalker.query.leaderboard.sealed.SealHash;
import com.firewalker.query.leaderboard.sealed.SetSeal;
import com.firewalker.query.period.Span;
import com.firewalker.query.ranking.Behind;
import com.firewalker.query.ranking.BoardPage;
import com.firewalker.query.ranking.BoardPage.Place;
import com.firewalker.query.ranking.BoardQuestion;
import com.firewalker.query.ranking.SqlRanking;
import com.firewalker.query.ranking.Standing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Boards as they were sealed, out of MySQL, which keeps them for good. Ranks never change; who hid since, or is erased, has
 * a place without name (domain-rules.md 7.4). Reads in the caller's snapshot.
 */
@Component
class SealedBoards {

    private static final int MOST_KNOWN = 10_000;

    private final NamedParameterJdbcTemplate jdbc;
    private final SqlBoards boards;
    private final SqlRanking ranking;

    /** Boards that were found sealed: they stay so, and Redis need not be asked for them. */
    private final Set<Span> known = ConcurrentHashMap.newKeySet();

    private record Row(Standing standing, boolean listed) {}

    SealedBoards(NamedParameterJdbcTemplate jdbc, SqlBoards boards, SqlRanking ranking) {
        this.jdbc = jdbc;
        this.boards = boards;
        this.ranking = ranking;
    }

    boolean isKnown(Span span) {
        return known.contains(span);
    }

    Optional<SetSeal> of(Span span) {
        Optional<SetSeal> seal = jdbc
                .query(
                        SqlBoards.SELECT
                                + "position, hash, policy FROM board_seal WHERE period = :period AND from_date = :from",
                        SqlBoards.board(span),
                        (row, number) -> new SetSeal(row.getLong(1), row.getString(2), row.getInt(3)))
                .stream()
                .findFirst();
        if (seal.isPresent() && known.size() < MOST_KNOWN) {
            known.add(span);
        }
        return seal;
    }

    BoardPage page(Span span, String walkerId, BoardQuestion question) {
        List<Row> own = rows(span, List.of(walkerId));
        Standing standing = own.isEmpty() ? null : own.get(0).standing();
        boolean listed = !own.isEmpty() && own.get(0).listed();
        BoardPage page = ranking.page(SqlBoards.SEALED, SqlBoards.board(span), standing, listed, question);
        Map<String, Behind> behind = behind(span, page.places());
        List<Place> places = page.places().stream()
                .map(place -> behind.getOrDefault(place.standing().walkerId(), Behind.NOBODY)
                        .shown(place, walkerId))
                .toList();
        return new BoardPage(page.position(), places, page.me(), page.more());
    }

    /** Sealed scores of these walkers; who hides is told as it is now. */
    CircleScores circle(Span span, List<String> walkerIds) {
        Map<String, String> walkers = new HashMap<>();
        walkerIds.forEach(walker -> walkers.put(SealHash.member(Seal.board(span), walker), walker));
        List<Standing> standings = new ArrayList<>();
        rows(span, walkerIds)
                .forEach(row -> standings.add(new Standing(
                        walkers.getOrDefault(row.standing().walkerId(), ""),
                        row.standing().score(),
                        row.standing().slot())));
        return new CircleScores(0, standings, boards.sights(walkerIds));
    }

    private List<Row> rows(Span span, List<String> walkerIds) {
        Map<String, Object> parameters = SqlBoards.board(span);
        parameters.put(
                "members",
                walkerIds.stream()
                        .map(walker -> SealHash.member(Seal.board(span), walker))
                        .toList());
        return jdbc.query(
                SqlBoards.SELECT + """
                member, score, slot, listed FROM board_sealed
                WHERE period = :period AND from_date = :from AND member IN (:members)
                """,
                parameters,
                (row, number) ->
                        new Row(new Standing(row.getString(1), row.getLong(2), row.getLong(3)), row.getBoolean(4)));
    }

    private Map<String, Behind> behind(Span span, List<Place> places) {
        Map<String, Behind> behind = new HashMap<>();
        if (!places.isEmpty()) {
            Map<String, Object> parameters = SqlBoards.board(span);
            parameters.put(
                    "members",
                    places.stream().map(place -> place.standing().walkerId()).toList());
            jdbc.query(SqlBoards.SELECT + """
                    s.member, s.walker_id, w.visibility FROM board_sealed s
                    LEFT JOIN board_walker w ON w.walker_id = s.walker_id
                    WHERE s.period = :period AND s.from_date = :from AND s.member IN (:members)
                    """, parameters, row -> {
                boolean hidden = BoardVisibility.hidesOnBoards(row.getInt(3));
                behind.put(row.getString(1), new Behind(row.getString(2), hidden));
            });
        }
        return behind;
    }
}
