package com.firewalker.query.challenge;

import com.firewalker.query.leaderboard.sealed.HashedLines;
import com.firewalker.query.leaderboard.sealed.HashedLines.Line;
import com.firewalker.query.leaderboard.sealed.SetSeal;
import com.firewalker.query.view.ConsistentReads;
import com.firewalker.query.view.PositionedResult;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Seals of challenges, for whoever checks them. The lines of a hash: {@code member score slot team} of every member ({@code
 * -} for none), and {@code member part team score slot} of what belongs to a team.
 */
@Component
public class ChallengeSeals {

    /** All lines in the order of their bytes; the tables of scores and of parts are filled in. */
    static final String LINES = """
            SELECT line FROM (
                SELECT CONCAT_WS(' ', member, score, slot, COALESCE(team_id, '-')) AS line FROM %s WHERE challenge_id = ?
                UNION ALL
                SELECT CONCAT_WS(' ', member, 'part', team_id, score, slot) AS line FROM %s WHERE challenge_id = ?
            ) found_lines ORDER BY CAST(line AS BINARY)
            """;

    private static final String BEYOND = """
            SELECT line FROM (%s) every_line WHERE CAST(line AS BINARY) > CAST(? AS BINARY)
            ORDER BY CAST(line AS BINARY) LIMIT
            """.formatted(LINES.formatted("challenge_score", "challenge_part"));

    private final ConsistentReads reads;
    private final JdbcTemplate jdbc;

    ChallengeSeals(ConsistentReads reads, JdbcTemplate jdbc) {
        this.reads = reads;
        this.jdbc = jdbc;
    }

    public PositionedResult<Optional<SetSeal>> of(String challengeId, @Nullable Long after) {
        return reads.answer(
                ChallengeProjection.VIEW,
                after,
                () -> jdbc
                        .query(
                                """
                                SELECT seal_position, hash, policy FROM challenge
                                WHERE challenge_id = ? AND hash IS NOT NULL
                                """,
                                (row, number) -> new SetSeal(row.getLong(1), row.getString(2), row.getInt(3)),
                                challengeId)
                        .stream()
                        .findFirst());
    }

    /** What the hash and the pseudonyms begin with. */
    public static String name(String challengeId) {
        return Held.name(challengeId);
    }

    public HashedLines lines(String challengeId, @Nullable String cursor, int limit) {
        List<Line> found = jdbc.query(
                BEYOND + (limit + 1),
                (row, number) -> new Line(row.getString(1), row.getString(1)),
                challengeId,
                challengeId,
                cursor == null ? "" : cursor);
        return HashedLines.of(name(challengeId), cursor, found, limit);
    }
}
