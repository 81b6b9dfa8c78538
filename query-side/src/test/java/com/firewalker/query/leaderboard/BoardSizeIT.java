package com.firewalker.query.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.local.embedded.EmbeddedRedis;
import com.firewalker.local.embedded.TemporaryDirectory;
import com.firewalker.query.period.BoardLifetime;
import com.firewalker.query.period.Period;
import com.firewalker.query.period.Span;
import com.firewalker.query.ranking.BoardPage;
import com.firewalker.query.ranking.BoardQuestion;
import com.firewalker.query.ranking.Standing;
import io.lettuce.core.ScoredValue;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A page of 50 with {@code me} costs at most 1.5 times as much among {@code -Dfirewalker.walkers=1000000} as among
 * 10,000. Prints both times and the memory of a walker on one board.
 */
class BoardSizeIT {

    private static final int FEW = 10_000;
    private static final int MANY = Integer.getInteger("firewalker.walkers", 100_000);
    private static final int CHUNK = 1_000;
    private static final int ROUNDS = 9;
    private static final int READS = 400;
    private static final Span BOARD_OF_FEW = Period.DAY.around(LocalDate.of(2026, 5, 4));
    private static final Span BOARD_OF_MANY = Period.DAY.around(LocalDate.of(2026, 5, 5));

    @Test
    void readsAPageOfALargeBoardAboutAsFastAsOfASmallOne() {
        try (TemporaryDirectory directory = TemporaryDirectory.create("firewalker-size-");
                EmbeddedRedis server = EmbeddedRedis.start(directory.path().resolve("redis"), 0)) {
            var redis = new BoardRedis(server.url(), false);
            fill(redis, BOARD_OF_FEW, FEW);
            long before = memory(redis);
            fill(redis, BOARD_OF_MANY, MANY);
            long bytes = (memory(redis) - before) / MANY;
            redis.commands().set(BoardKeys.LIVE, "1");
            redis.commands().hset("{boards}:v1:state", "position", "1");
            var boards = new Boards(
                    redis, new BoardLifetime(Duration.ofDays(36_500), Clock.systemUTC()), new SimpleMeterRegistry());
            double few = Double.MAX_VALUE;
            double many = Double.MAX_VALUE;
            for (int round = 0; round < ROUNDS; round++) {
                few = Math.min(few, read(boards, BOARD_OF_FEW, FEW));
                many = Math.min(many, read(boards, BOARD_OF_MANY, MANY));
            }
            System.out.printf(
                    "page of 50 with me: %.0f us among %d, %.0f us among %d (%.2f times); %d bytes a walker%n",
                    few, FEW, many, MANY, many / few, bytes);
            assertThat(many / few).isLessThanOrEqualTo(1.5);
            redis.destroy();
        }
    }

    private static double read(Boards boards, Span span, int walkers) {
        var random = new Random(1);
        long start = System.nanoTime();
        for (int i = 0; i < READS; i++) {
            String me = "walker-" + random.nextInt(walkers);
            var cursor = new Standing("walker-" + random.nextInt(walkers), random.nextInt(30_000), 1_000_000);
            Optional<BoardPage> page = boards.page(span, me, new BoardQuestion.After(i % 2 == 0 ? null : cursor, 50));
            assertThat(page.orElseThrow().me()).isNotNull();
        }
        return (System.nanoTime() - start) / 1e3 / READS;
    }

    private static void fill(BoardRedis redis, Span span, int walkers) {
        var random = new Random(2);
        for (int from = 0; from < walkers; from += CHUNK) {
            var members = new ArrayList<ScoredValue<String>>();
            var scores = new HashMap<String, String>();
            for (int i = from; i < from + CHUNK; i++) {
                var standing = new Standing("walker-" + i, 1 + random.nextInt(30_000), 1_000_000 + random.nextInt(96));
                members.add(ScoredValue.just(standing.score(), standing.member()));
                scores.put(standing.walkerId(), standing.score() + " " + standing.slot() + " 1");
            }
            @SuppressWarnings("unchecked")
            ScoredValue<String>[] all = members.toArray(ScoredValue[]::new);
            redis.commands().zadd("{boards}:v1:z:" + span.key(), all);
            redis.commands().hset("{boards}:v1:s:" + span.key(), scores);
        }
    }

    private static long memory(BoardRedis redis) {
        return redis.commands()
                .info("memory")
                .lines()
                .filter(line -> line.startsWith("used_memory:"))
                .mapToLong(line ->
                        Long.parseLong(line.substring("used_memory:".length()).strip()))
                .findFirst()
                .orElseThrow();
    }
}
