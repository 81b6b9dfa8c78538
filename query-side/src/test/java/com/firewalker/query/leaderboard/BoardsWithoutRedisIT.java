package com.firewalker.query.leaderboard;

import static com.firewalker.query.testing.Events.registered;
import static com.firewalker.query.testing.Events.steps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.events.v1.Visibility;
import com.firewalker.local.embedded.EmbeddedRedis;
import com.firewalker.local.embedded.TemporaryDirectory;
import com.firewalker.platform.testing.Servers;
import com.firewalker.query.testing.QuerySide;
import com.firewalker.query.testing.QuerySide.Answer;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Redis killed, come back old, emptied: boards are answered throughout and Redis is filled again by itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoardsWithoutRedisIT {

    private static final LocalDate DATE = LocalDate.of(2011, 5, 4);

    private final TemporaryDirectory directory = TemporaryDirectory.create("firewalker-boards-");
    private EmbeddedRedis redis;
    private QuerySide querySide;

    @BeforeAll
    void start() {
        redis = EmbeddedRedis.start(directory.path().resolve("redis"), 0);
        Map<String, String> servers = new HashMap<>(Servers.properties());
        servers.put("firewalker.redis.url", redis.url());
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

        redis = EmbeddedRedis.start(directory.path().resolve("redis"), redis.port());
        assertThat(fromRedis(later).json().get("entries").get(0).get("steps").asInt())
                .as("the old scores that Redis came back with are not shown")
                .isEqualTo(6_000);

        empty();
        assertThat(fromRedis(later).json().get("entries"))
                .isEqualTo(board(later).json().get("entries"));
    }

    private void empty() {
        try (RedisClient client = RedisClient.create(redis.url());
                StatefulRedisConnection<String, String> connection = client.connect()) {
            connection.sync().flushall();
        }
    }

    private Answer fromRedis(long position) {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            Answer answer = board(position);
            assertThat(answer.status()).isEqualTo(200);
            return answer.header("Firewalker-Degraded") == null;
        });
        return board(position);
    }

    private Answer board(long position) {
        return querySide.getAfter(position, "first", "/v1/leaderboards/global/day?date=" + DATE);
    }
}
