package com.firewalker.query.challenge;

import com.firewalker.query.ranking.SqlRanking;
import com.firewalker.query.ranking.SqlRanking.Counts;
import com.firewalker.query.view.ViewVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * How many members have which score, counted when scores are written: a rank among 100,000 is then a sum of some hundred
 * rows and not a count of all. Scores are cut by 14 and by 7 binary digits and not at all; a rank adds up whole buckets of
 * the coarse levels and the rest of the finer ones.
 */
@Component
class RankRows {

    private static final List<Integer> LEVELS = List.of(0, 7, 14);

    private final JdbcTemplate jdbc;

    RankRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Members who come to a score or leave one, summed up until they are written. */
    static final class Moves {

        private record Bucket(String challengeId, int level, long number) {}

        private final Map<Bucket, Integer> buckets = new LinkedHashMap<>();

        void left(String challengeId, long score) {
            move(challengeId, score, -1);
        }

        void reached(String challengeId, long score) {
            move(challengeId, score, 1);
        }

        private void move(String challengeId, long score, int by) {
            if (score > 0) {
                LEVELS.forEach(
                        level -> buckets.merge(new Bucket(challengeId, level, score >> level), by, Integer::sum));
            }
        }
    }

    void write(ViewVersion version, Moves moves) {
        List<Map.Entry<Moves.Bucket, Integer>> changed = moves.buckets.entrySet().stream()
                .filter(bucket -> bucket.getValue() != 0)
                .toList();
        if (changed.isEmpty()) {
            return;
        }
        String table = version.table("challenge_rank");
        jdbc.batchUpdate(
                "INSERT INTO " + table + " (challenge_id, level, bucket, ranked) VALUES (?, ?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE ranked = ranked + VALUES(ranked)",
                changed.stream()
                        .map(bucket -> new Object[] {
                            bucket.getKey().challengeId(),
                            bucket.getKey().level(),
                            bucket.getKey().number(),
                            bucket.getValue()
                        })
                        .toList());
        jdbc.batchUpdate(
                "DELETE FROM " + table + " WHERE challenge_id = ? AND level = ? AND bucket = ? AND ranked = 0",
                changed.stream()
                        .filter(bucket -> bucket.getValue() < 0)
                        .map(bucket -> new Object[] {
                            bucket.getKey().challengeId(),
                            bucket.getKey().level(),
                            bucket.getKey().number()
                        })
                        .toList());
    }

    /** In the caller's snapshot. */
    Counts counts(String challengeId, long score) {
        return Objects.requireNonNull(jdbc.queryForObject(
                SqlRanking.SELECT + """
                COALESCE(SUM(CASE level WHEN 14 THEN bucket > ? WHEN 7 THEN 1 ELSE bucket > ? END * ranked), 0),
                COALESCE(SUM((level = 0 AND bucket = ?) * ranked), 0),
                COALESCE(SUM((level = 14) * ranked), 0)
                FROM challenge_rank WHERE challenge_id = ? AND (level = 14
                    OR level = 7 AND bucket BETWEEN ? AND ? OR level = 0 AND bucket BETWEEN ? AND ?)
                """,
                (row, number) -> new Counts(row.getLong(1), row.getLong(2), row.getLong(3)),
                score >> 14,
                score,
                score,
                challengeId,
                (score >> 7) + 1,
                score >> 7 | 127,
                score,
                score | 127));
    }
}
