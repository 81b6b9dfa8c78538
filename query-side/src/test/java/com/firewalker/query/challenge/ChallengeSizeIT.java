package com.firewalker.query.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.events.v1.ChallengeCreated;
import com.firewalker.events.v1.ChallengeDays;
import com.firewalker.events.v1.ChallengeJoin;
import com.firewalker.events.v1.ChallengeScore;
import com.firewalker.events.v1.ChallengeSettings;
import com.firewalker.events.v1.ChallengeTeamScore;
import com.firewalker.events.v1.ChallengeTeams;
import com.firewalker.events.v1.ChallengeVisibility;
import com.firewalker.platform.testing.Servers;
import com.firewalker.platform.web.Cursor;
import com.firewalker.query.leaderboard.sealed.SealHash;
import com.firewalker.query.period.Period;
import com.firewalker.query.ranking.CursorSeal;
import com.firewalker.query.testing.QuerySide;
import com.firewalker.query.testing.QuerySide.Answer;
import com.firewalker.query.testing.TestLedger.Entry;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A challenge of {@code -Dfirewalker.walkers=100000}: a page of 50 with {@code me} costs at most 1.5 times the same
 * page of a global board of the same size, which Redis ranks: the first one, and one in the midst, whose names are
 * other ones each time. All through the door. Prints the medians.
 */
@Tag("long")
class ChallengeSizeIT {

    private static final int MEMBERS = Integer.getInteger("firewalker.walkers", 100_000);
    private static final int READS = 300;
    private static final LocalDate DATE = LocalDate.of(1996, 5, 6);
    private static final String ID = "big";

    private final QuerySide querySide = QuerySide.sharedOnAnEmptyLedger();
    private final JdbcTemplate jdbc = querySide.bean(JdbcTemplate.class);
    private final Random random = new Random(3);

    @Test
    void readsAPageAboutAsFastAsOfABoardOfTheSameSize() {
        long made = querySide
                .ledger()
                .append(new Entry(
                        "challenge/" + ID,
                        ChallengeCreated.newBuilder()
                                .setChallengeId(ID)
                                .setOrganiserId("w1")
                                .setSettings(settings())
                                .setCreatedAtMillis(1)
                                .build()));
        assertThat(querySide.getAfter(made, "w1", "/v1/challenges/" + ID).status())
                .isEqualTo(200);
        fill();
        Servers.flushRedis();
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> board(1).header("Firewalker-Degraded") == null);
        for (String field : List.of("rank", "steps", "percentile", "gapToNext")) {
            assertThat(challenge(7).json().get("me").get(field))
                    .isEqualTo(board(7).json().get("me").get(field));
        }

        List<Double> boards = new ArrayList<>();
        List<Double> challenges = new ArrayList<>();
        List<Double> deepBoards = new ArrayList<>();
        List<Double> deep = new ArrayList<>();
        for (int read = -READS / 3; read < READS; read++) {
            boolean counts = read >= 0;
            time(this::board, counts ? boards : new ArrayList<>());
            time(this::challenge, counts ? challenges : new ArrayList<>());
            time(this::deepBoard, counts ? deepBoards : new ArrayList<>());
            time(this::deep, counts ? deep : new ArrayList<>());
        }
        double board = median(boards);
        double challenge = median(challenges);
        double deepBoard = median(deepBoards);
        double midst = median(deep);
        System.out.printf(
                "page of 50 with me among %d: board %.2f ms, challenge %.2f ms (%.2f times);"
                        + " in its midst: board %.2f ms, challenge %.2f ms (%.2f times)%n",
                MEMBERS, board, challenge, challenge / board, deepBoard, midst, midst / deepBoard);
        assertThat(challenge / board).isLessThanOrEqualTo(1.5);
        assertThat(midst / deepBoard).isLessThanOrEqualTo(1.5);
    }

    private void time(IntFunction<Answer> read, List<Double> times) {
        int walker = 1 + random.nextInt(MEMBERS);
        long start = System.nanoTime();
        Answer answer = read.apply(walker);
        times.add((System.nanoTime() - start) / 1e6);
        assertThat(answer.json().get("entries").size()).isEqualTo(50);
        assertThat(answer.json().at("/me/rank").asLong()).isPositive();
    }

    private static double median(List<Double> times) {
        Collections.sort(times);
        return times.get(times.size() / 2);
    }

    private Answer board(int walker) {
        return querySide.get("w" + walker, "/v1/leaderboards/global/day?limit=50&date=" + DATE);
    }

    private Answer challenge(int walker) {
        return querySide.get("w" + walker, "/v1/challenges/" + ID + "/board?limit=50");
    }

    /** Walkers whose names nobody asked for just now, as on the page in the midst of the challenge. */
    private Answer deepBoard(int walker) {
        String scope = "leaderboard:global:" + Period.DAY.around(DATE).key();
        String cursor = Cursor.write(
                scope,
                5_000L + walker % 10_000,
                1_975_431L,
                querySide.bean(CursorSeal.class).close(scope, "w" + walker),
                0);
        return querySide.get("w" + walker, "/v1/leaderboards/global/day?limit=50&date=" + DATE + "&cursor=" + cursor);
    }

    private Answer deep(int walker) {
        String scope = "challenge-board|" + ID;
        String member = SealHash.member("challenge/" + ID, "w" + walker);
        String cursor = Cursor.write(
                scope,
                5_000L + walker % 10_000,
                1_975_431L,
                querySide.bean(CursorSeal.class).close(scope, member));
        return querySide.get("w" + walker, "/v1/challenges/" + ID + "/board?limit=50&cursor=" + cursor);
    }

    private static ChallengeSettings settings() {
        return ChallengeSettings.newBuilder()
                .setFrom((int) DATE.toEpochDay())
                .setTo((int) DATE.plusDays(6).toEpochDay())
                .setScore(ChallengeScore.CHALLENGE_SCORE_TOTAL)
                .setDays(ChallengeDays.CHALLENGE_DAYS_MEMBER_LOCAL)
                .setManualCounts(false)
                .setJoin(ChallengeJoin.CHALLENGE_JOIN_OPEN)
                .setTeams(ChallengeTeams.CHALLENGE_TEAMS_NONE)
                .setTeamScore(ChallengeTeamScore.CHALLENGE_TEAM_SCORE_SUM)
                .setMaxMembers(100_000)
                .setVisibility(ChallengeVisibility.CHALLENGE_VISIBILITY_PUBLIC)
                .build();
    }

    private void fill() {
        String digits = "(SELECT 0 AS n UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4"
                + " UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)";
        String numbers = "(SELECT 1 + a.n + 10 * b.n + 100 * c.n + 1000 * d.n + 10000 * e.n + 100000 * f.n AS n FROM "
                + "%1$s a, %1$s b, %1$s c, %1$s d, %1$s e, %1$s f) x".formatted(digits);
        String all = " FROM " + numbers + " WHERE n <= " + MEMBERS;
        String score = "1 + CRC32(CONCAT(n, '-')) % 30000";
        jdbc.update("INSERT INTO board_walker SELECT CONCAT('w', n), 1, n" + all);
        jdbc.update("INSERT INTO board_score SELECT CONCAT('w', n), 'd', '" + DATE + "', " + score + ", 1975431, 1, n"
                + all);
        jdbc.update("INSERT INTO challenge_member SELECT '" + ID + "', CONCAT('w', n), 1, 1, TRUE, 1, '', 1" + all);
        jdbc.update("INSERT INTO challenge_score SELECT '" + ID + "', LEFT(SHA2(CONCAT('challenge/" + ID
                + "/w', n), 256), 32), CONCAT('w', n), NULL, " + score + ", 1975431" + all);
        for (int level : List.of(0, 7, 14)) {
            jdbc.update("INSERT INTO challenge_rank SELECT challenge_id, " + level + ", score >> " + level
                    + ", COUNT(*) FROM challenge_score GROUP BY challenge_id, score >> " + level);
        }
        jdbc.execute("ANALYZE TABLE challenge_score, challenge_rank, challenge_member");
    }
}
