package com.firewalker.query.challenge;

import com.firewalker.events.v1.ChallengeTeamSpan;
import com.firewalker.query.leaderboard.score.BoardVisibility;
import com.firewalker.query.leaderboard.sealed.SealHash;
import com.firewalker.query.ranking.Behind;
import com.firewalker.query.ranking.BoardPage;
import com.firewalker.query.ranking.BoardPage.Place;
import com.firewalker.query.ranking.BoardQuestion;
import com.firewalker.query.ranking.Ranking;
import com.firewalker.query.ranking.SqlRanking;
import com.firewalker.query.ranking.Standing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads the challenges view, in the caller's snapshot. */
@Component
class ChallengeReader {

    private static final SqlRanking.Kept SCORES =
            new SqlRanking.Kept("challenge_score", "member", "challenge_id = :challenge");

    private final NamedParameterJdbcTemplate jdbc;
    private final SqlRanking ranking;
    private final RankRows ranks;

    /** Somebody's part in a challenge. */
    record Part(String walkerId, int state, Instant since, List<ChallengeTeamSpan> teams) {}

    /** A team's sum over its members, whoever they were on each day; the latest last slot decides ties. */
    record TeamSum(String teamId, long members, long sum, long slot) {}

    ChallengeReader(NamedParameterJdbcTemplate jdbc, SqlRanking ranking, RankRows ranks) {
        this.jdbc = jdbc;
        this.ranking = ranking;
        this.ranks = ranks;
    }

    Optional<Held> find(String challengeId) {
        return jdbc
                .query(
                        SqlRanking.SELECT + HeldChallenges.COLUMNS + " FROM challenge c WHERE c.challenge_id = :id",
                        Map.of("id", challengeId),
                        HeldChallenges::held)
                .stream()
                .findFirst();
    }

    /** The newest first: those that all may see, and those that the caller takes part in. */
    List<Held> list(String walkerId, boolean mine, long before, String beforeId, int limit) {
        return jdbc.query(
                SqlRanking.SELECT + HeldChallenges.COLUMNS + """
                 FROM challenge c LEFT JOIN challenge_member m
                     ON m.challenge_id = c.challenge_id AND m.walker_id = :walker AND m.state > 0
                WHERE (m.walker_id IS NOT NULL OR c.organiser_id = :walker OR NOT :mine AND NOT c.unlisted)
                AND (c.created_millis, c.challenge_id) < (:before, :id)
                ORDER BY c.created_millis DESC, c.challenge_id DESC LIMIT
                """ + limit,
                Map.of("walker", walkerId, "mine", mine, "before", before, "id", beforeId),
                HeldChallenges::held);
    }

    Optional<Part> part(String challengeId, String walkerId) {
        return parts(challengeId, " AND walker_id = :walker", walkerId, 1).stream()
                .filter(part -> part.state() != MemberRows.GONE)
                .findFirst();
    }

    /** Members and those who wait, by id. */
    List<Part> parts(String challengeId, String after, int limit) {
        return parts(challengeId, " AND walker_id > :walker AND state > 0", after, limit);
    }

    private List<Part> parts(String challengeId, String where, String walkerId, int limit) {
        return jdbc.query(
                SqlRanking.SELECT + "walker_id, state, since_millis, teams FROM challenge_member"
                        + " WHERE challenge_id = :id" + where + " ORDER BY walker_id LIMIT " + limit,
                Map.of("id", challengeId, "walker", walkerId),
                (row, number) -> part(row));
    }

    private static Part part(ResultSet row) throws SQLException {
        return new Part(
                row.getString(1),
                row.getInt(2),
                Instant.ofEpochMilli(row.getLong(3)),
                HeldChallenges.spans(row.getBytes(4)));
    }

    /** The walker's parts in these challenges, by challenge; without those that ended. */
    Map<String, Part> parts(Collection<String> challengeIds, String walkerId) {
        Map<String, Part> parts = new HashMap<>();
        jdbc.query(SqlRanking.SELECT + """
                walker_id, state, since_millis, teams, challenge_id FROM challenge_member
                WHERE challenge_id IN (:ids) AND walker_id = :walker AND state > 0
                """, Map.of("ids", challengeIds, "walker", walkerId), row -> {
            parts.put(row.getString(5), part(row));
        });
        return parts;
    }

    /** How many members each of these challenges has; where there are none it is left out. */
    Map<String, Long> members(Collection<String> challengeIds) {
        Map<String, Long> members = new HashMap<>();
        jdbc.query(SqlRanking.SELECT + """
                challenge_id, COUNT(*) FROM challenge_score WHERE challenge_id IN (:ids) GROUP BY challenge_id
                """, Map.of("ids", challengeIds), row -> {
            members.put(row.getString(1), row.getLong(2));
        });
        return members;
    }

    BoardPage board(Held challenge, String walkerId, BoardQuestion question) {
        Map<String, Object> board = Map.of("challenge", challenge.id());
        Standing own = own(challenge, walkerId).filter(one -> one.score() > 0).orElse(null);
        return shown(
                challenge,
                walkerId,
                ranking.page(SCORES, board, own, score -> ranks.counts(challenge.id(), score), question));
    }

    /** The same among some walkers, the caller one of them. */
    BoardPage board(Held challenge, String walkerId, Set<String> among, BoardQuestion question) {
        List<Standing> standings = jdbc.query(
                SqlRanking.SELECT + """
                member, score, slot FROM challenge_score
                WHERE walker_id IN (:walkers) AND challenge_id = :id AND score > 0
                """,
                Map.of("id", challenge.id(), "walkers", among),
                (row, number) -> new Standing(row.getString(1), row.getLong(2), row.getLong(3)));
        String own = SealHash.member(Held.name(challenge.id()), walkerId);
        return shown(challenge, walkerId, new Ranking(standings).page(0, own, 0, question));
    }

    private BoardPage shown(Held challenge, String walkerId, BoardPage page) {
        Map<String, Behind> behind = behind(challenge.id(), page.places());
        List<Place> places = page.places().stream()
                .map(place -> behind.getOrDefault(place.standing().walkerId(), Behind.NOBODY)
                        .shown(place, walkerId))
                .toList();
        return new BoardPage(0, places, page.me(), page.more());
    }

    /** The caller's own, under the pseudonym; also with score 0. */
    Optional<Standing> own(Held challenge, String walkerId) {
        return jdbc
                .query(
                        SqlRanking.SELECT
                                + "member, score, slot FROM challenge_score WHERE challenge_id = :id AND member = :member",
                        Map.of("id", challenge.id(), "member", SealHash.member(Held.name(challenge.id()), walkerId)),
                        (row, number) -> new Standing(row.getString(1), row.getLong(2), row.getLong(3)))
                .stream()
                .findFirst();
    }

    /** Who said that the score is shown here is shown, whatever the profile says (8.13). */
    private Map<String, Behind> behind(String challengeId, List<Place> places) {
        Map<String, Behind> behind = new HashMap<>();
        if (!places.isEmpty()) {
            jdbc.query(
                    SqlRanking.SELECT + """
                    s.member, s.walker_id, COALESCE(w.visibility, 0), COALESCE(m.confirmed, FALSE)
                    FROM challenge_score s
                    LEFT JOIN challenge_member m ON m.challenge_id = s.challenge_id AND m.walker_id = s.walker_id
                    LEFT JOIN board_walker w ON w.walker_id = s.walker_id
                    WHERE s.challenge_id = :id AND s.member IN (:members)
                    """,
                    Map.of(
                            "id",
                            challengeId,
                            "members",
                            places.stream()
                                    .map(place -> place.standing().walkerId())
                                    .toList()),
                    row -> {
                        boolean hidden = BoardVisibility.hidesInChallenges(row.getInt(3), row.getBoolean(4));
                        behind.put(row.getString(1), new Behind(row.getString(2), hidden));
                    });
        }
        return behind;
    }

    /** The teams of these challenges, by challenge, in the order they were made. */
    Map<String, List<String>> teams(Collection<String> challengeIds) {
        Map<String, List<String>> teams = new HashMap<>();
        jdbc.query(SqlRanking.SELECT + """
                challenge_id, team_id FROM challenge_team WHERE challenge_id IN (:ids) ORDER BY position
                """, Map.of("ids", challengeIds), row -> {
            teams.computeIfAbsent(row.getString(1), id -> new ArrayList<>()).add(row.getString(2));
        });
        return teams;
    }

    List<TeamSum> teamSums(String challengeId) {
        return jdbc.query(
                SqlRanking.SELECT + """
                t.team_id, COALESCE(m.members, 0), COALESCE(p.score, 0), COALESCE(p.slot, 0) FROM challenge_team t
                LEFT JOIN (SELECT team_id, COUNT(*) AS members FROM challenge_score
                           WHERE challenge_id = :id AND team_id IS NOT NULL GROUP BY team_id) m ON m.team_id = t.team_id
                LEFT JOIN (SELECT team_id, SUM(score) AS score, MAX(slot) AS slot FROM challenge_part
                           WHERE challenge_id = :id GROUP BY team_id) p ON p.team_id = t.team_id
                WHERE t.challenge_id = :id
                """,
                Map.of("id", challengeId),
                (row, number) -> new TeamSum(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)));
    }

    List<Share> shares(String challengeId, String walkerId) {
        return jdbc.query(
                SqlRanking.SELECT + """
                source_date, on_date, total, ranked, manual, reached, slot, position FROM challenge_day
                WHERE challenge_id = :id AND walker_id = :walker
                """, Map.of("id", challengeId, "walker", walkerId), HeldChallenges::share);
    }
}
