package com.firewalker.query.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.platform.testing.Servers;
import com.firewalker.query.leaderboard.score.BoardTables;
import com.firewalker.query.period.BoardLifetime;
import com.firewalker.query.period.Period;
import com.firewalker.query.testing.QuerySide;
import com.firewalker.query.view.ViewVersion;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Boards of {@code -Dfirewalker.walkers=200000} walkers with ten days each while Redis is away, and how long it takes to
 * fill it. Prints the medians.
 */
@Tag("long")
class BoardFallbackSizeIT {

    private static final int WALKERS = Integer.getInteger("firewalker.walkers", 200_000);
    private static final int DAYS = 10;
    private static final int READS = 41;
    private static final LocalDate FIRST = LocalDate.of(2026, 5, 1);
    private static final String NOBODY = "redis://127.0.0.1:1";

    @Test
    void answersAPageWithTheCallersPlaceFromMysqlAndFillsRedis() {
        Map<String, String> servers = new HashMap<>(Servers.properties());
        servers.put("firewalker.redis.url", NOBODY);
        try (QuerySide querySide = QuerySide.start(servers, "firewalker.mysql.schema=firewalker_query_size")) {
            long start = System.nanoTime();
            fill(querySide.bean(JdbcTemplate.class));
            System.out.printf("%d walkers x %d days written in %d s%n", WALKERS, DAYS, seconds(start));
            for (Period period : Period.BOARDS) {
                long median = median(querySide, period);
                System.out.printf("page of 50 with me, %s, Redis away: median %d ms%n", period.word(), median);
                assertThat(median).as(period.word()).isLessThan(500);
            }
            fillRedis(querySide);
        }
    }

    private static long median(QuerySide querySide, Period period) {
        var random = new Random(3);
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < READS; i++) {
            String me = "w" + (1 + random.nextInt(WALKERS));
            long start = System.nanoTime();
            QuerySide.Answer answer = querySide.get(
                    me, "/v1/leaderboards/global/" + period.word() + "?limit=50&date=" + FIRST.plusDays(4));
            millis.add((System.nanoTime() - start) / 1_000_000);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Firewalker-Degraded")).contains("boards");
            assertThat(answer.json().get("me").get("rank").asLong()).isPositive();
        }
        Collections.sort(millis);
        return millis.get(READS / 2);
    }

    private static void fillRedis(QuerySide querySide) {
        var redis = new BoardRedis(Servers.redis().url() + "/11", false);
        try {
            redis.commands().configSet("maxmemory", "4gb");
            redis.commands().flushdb();
            var lifetime = new BoardLifetime(Duration.ofDays(36_500), Clock.systemUTC());
            var boards = new Boards(redis, lifetime, new SimpleMeterRegistry());
            var fill = new BoardFill(redis, boards, new BoardKeys(1), "size");
            long start = System.nanoTime();
            assertThat(fill.begin()).isTrue();
            long position =
                    querySide.bean(BoardTables.class).copy(ViewVersion.live(BoardProjection.VIEW, 1), FIRST, fill::put);
            assertThat(fill.complete(position)).isTrue();
            System.out.printf("Redis filled with %d walker-days in %d s%n", WALKERS * DAYS, seconds(start));
            redis.commands().flushdb();
            redis.commands().configSet("maxmemory", "256mb");
        } finally {
            redis.destroy();
        }
    }

    private static long seconds(long start) {
        return (System.nanoTime() - start) / 1_000_000_000;
    }

    private static void fill(JdbcTemplate jdbc) {
        String numbers = """
                (SELECT 1 + a.n + 10 * b.n + 100 * c.n + 1000 * d.n + 10000 * e.n + 100000 * f.n AS n
                FROM %1$s a, %1$s b, %1$s c, %1$s d, %1$s e, %1$s f)
                """.formatted(
                        "(SELECT 0 AS n UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4"
                                + " UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)");
        for (int from = 0; from < WALKERS; from += 20_000) {
            String some = " FROM " + numbers + " x WHERE n > " + from + " AND n <= " + Math.min(WALKERS, from + 20_000);
            jdbc.update("INSERT INTO board_walker SELECT CONCAT('w', n), 1, n" + some);
            for (int day = 0; day < DAYS; day++) {
                jdbc.update("INSERT INTO board_score SELECT CONCAT('w', n), 'd', '" + FIRST.plusDays(day)
                        + "', 1 + CRC32(CONCAT(n, '-', " + day + ")) % 30000, 1975431, 1, n" + some);
            }
        }
        for (Period period : List.of(Period.WEEK, Period.MONTH)) {
            jdbc.update("INSERT INTO board_score SELECT walker_id, '" + period.letter() + "', '"
                    + period.around(FIRST.plusDays(4)).from() + "', SUM(score), MAX(slot), 1, MAX(position)"
                    + " FROM board_score WHERE period = 'd' AND from_date BETWEEN '"
                    + period.around(FIRST.plusDays(4)).from() + "' AND '"
                    + period.around(FIRST.plusDays(4)).to() + "' GROUP BY walker_id");
        }
    }
}
