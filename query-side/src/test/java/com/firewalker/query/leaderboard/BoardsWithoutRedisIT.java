package com.firewalker.query.leaderboard;

import static com.firewalker.query.testing.Events.registered;
import static com.firewalker.query.testing.Events.steps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.firewalker.events.v1.Visibility;
import com.firewalker.local.embedded.EmbeddedRedis;
import com.firewalker.local.embedded.TemporaryDirectory;
import com.firewalker.platform.testing.RedisRights;
import com.firewalker.platform.testing.Servers;
import com.firewalker.query.testing.QuerySide;
import com.firewalker.query.testing.QuerySide.Answer;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Redis killed, come back old, emptied, full: boards are answered throughout and Redis is filled again by itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoardsWithoutRedisIT {

    private static final LocalDate DATE = LocalDate.of(2011, 5, 4);
    private static final LocalDate FULL_DATE = LocalDate.of(2011, 5, 14);
    private static final String BALLAST = "ballast";

    private final TemporaryDirectory directory = TemporaryDirectory.create("firewalker-boards-");
    private EmbeddedRedis redis;
    private QuerySide querySide;

    @BeforeAll
    void start() {
        redis = boardsRedis(0);
        Map<String, String> servers = new HashMap<>(Servers.properties());
        servers.put("firewalker.redis.url", RedisRights.url(redis));
        querySide = QuerySide.start(servers, "firewalker.mysql.schema=firewalker_query_without_redis");
    }

    @AfterAll
    void stop() {
        querySide.close();
        redis.close();
        directory.close();
    }

    @Test
    void answersFromMysqlWhileRedisIsAwayAndFillsItAgain() {
        long position = querySide
                .ledger()
                .append(
                        registered("first", Visibility.VISIBILITY_PUBLIC),
                        registered("second", Visibility.VISIBILITY_PUBLIC),
                        steps("first", DATE, 5_000),
                        steps("second", DATE, 4_000));
        Answer ranked = fromRedis(position);
        assertThat(ranked.json().get("entries").get(0).get("walkerId").asString())
                .isEqualTo("first");

        redis.kill();
        Answer away = board(position);
        assertThat(away.status()).isEqualTo(200);
        assertThat(away.header("Firewalker-Degraded")).isEqualTo("boards");
        assertThat(away.json().get("entries")).isEqualTo(ranked.json().get("entries"));
        assertThat(away.json().get("me")).isEqualTo(ranked.json().get("me"));

        long later = querySide.ledger().append(steps("second", DATE, 6_000));
        Answer day = querySide.getAfter(later, "second", "/v1/me/days/" + DATE);
        assertThat(day.json().get("total").asInt())
                .as("a dead board stops no day view")
                .isEqualTo(6_000);
        assertThat(board(later).json().get("entries").get(0).get("walkerId").asString())
                .isEqualTo("second");

        redis = boardsRedis(redis.port());
        assertThat(fromRedis(later).json().get("entries").get(0).get("steps").asInt())
                .as("the old scores that Redis came back with are not shown")
                .isEqualTo(6_000);

        empty();
        assertThat(fromRedis(later).json().get("entries"))
                .isEqualTo(board(later).json().get("entries"));
    }

    /** Whatever a full server refuses, nothing is dropped and no old figure is shown (reliability.md S18, promise 7). */
    @Test
    @Tag("S18")
    void answersRightWhileRedisIsFullAndAfterwards() {
        long position = querySide
                .ledger()
                .append(
                        registered("third", Visibility.VISIBILITY_PUBLIC),
                        registered("fourth", Visibility.VISIBILITY_PUBLIC),
                        steps("third", FULL_DATE, 5_000),
                        steps("fourth", FULL_DATE, 4_000));
        assertThat(shown(fromRedis(position, FULL_DATE), "fourth")).isEqualTo(4_000);
        fill();
        long later = querySide.ledger().append(steps("fourth", FULL_DATE, 6_000));
        Answer full = board(later, FULL_DATE);
        assertThat(full.status()).isEqualTo(200);
        assertThat(shown(full, "fourth")).isEqualTo(6_000);
        unburden();
        assertThat(shown(fromRedis(later, FULL_DATE), "fourth")).isEqualTo(6_000);
    }

    private EmbeddedRedis boardsRedis(int port) {
        return EmbeddedRedis.start(directory.path().resolve("redis"), port, RedisRights.directives());
    }

    private static int shown(Answer board, String walker) {
        return board.json()
                .get("entries")
                .valueStream()
                .filter(entry -> entry.get("walkerId").asString().equals(walker))
                .mapToInt(entry -> entry.get("steps").asInt())
                .sum();
    }

    private void fill() {
        inRedis(commands -> {
            commands.set(BALLAST, "x".repeat(4 << 20));
            long used = commands.info("memory")
                    .lines()
                    .filter(line -> line.startsWith("used_memory:"))
                    .mapToLong(line -> Long.parseLong(line.substring("used_memory:".length())))
                    .sum();
            commands.configSet("maxmemory", String.valueOf(used - (2 << 20)));
            assertThatThrownBy(() -> commands.set("one more", "1")).hasMessageContaining("OOM");
        });
    }

    private void unburden() {
        inRedis(commands -> {
            assertThat(commands.info("stats")).contains("evicted_keys:0");
            commands.del(BALLAST);
        });
    }

    private void empty() {
        inRedis(RedisCommands::flushall);
    }

    private void inRedis(Consumer<RedisCommands<String, String>> work) {
        try (RedisClient client = RedisClient.create(redis.url());
                StatefulRedisConnection<String, String> connection = client.connect()) {
            work.accept(connection.sync());
        }
    }

    private Answer fromRedis(long position) {
        return fromRedis(position, DATE);
    }

    private Answer fromRedis(long position, LocalDate date) {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            Answer answer = board(position, date);
            assertThat(answer.status()).isEqualTo(200);
            return answer.header("Firewalker-Degraded") == null;
        });
        return board(position, date);
    }

    private Answer board(long position) {
        return board(position, DATE);
    }

    private Answer board(long position, LocalDate date) {
        return querySide.getAfter(position, "first", "/v1/leaderboards/global/day?date=" + date);
    }
}
