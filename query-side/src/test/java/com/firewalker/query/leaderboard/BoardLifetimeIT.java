package com.firewalker.query.leaderboard;

import static com.firewalker.query.testing.Events.registered;
import static com.firewalker.query.testing.Events.steps;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.events.v1.Visibility;
import com.firewalker.platform.testing.Servers;
import com.firewalker.query.testing.Operator;
import com.firewalker.query.testing.QuerySide;
import com.firewalker.query.testing.QuerySide.Answer;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Boards that are long over leave Redis and are answered by MySQL, with the same figures. */
class BoardLifetimeIT {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final LocalDate LONG_AGO = TODAY.minusDays(300);

    private static QuerySide querySide;

    @BeforeAll
    static void start() {
        Map<String, String> servers = new HashMap<>(Servers.properties());
        servers.put("firewalker.redis.url", Servers.redis().url() + "/8");
        querySide = QuerySide.start(
                servers, "firewalker.mysql.schema=firewalker_query_lifetime", "firewalker.boards.keep=2d");
    }

    @AfterAll
    static void stop() {
        querySide.close();
    }

    @Test
    void answersAnOldBoardFromMysqlAlsoAfterALateUpload() {
        long position = querySide
                .ledger()
                .append(
                        registered("life-a", Visibility.VISIBILITY_PUBLIC),
                        registered("life-b", Visibility.VISIBILITY_PUBLIC),
                        steps("life-a", LONG_AGO, 5_000),
                        steps("life-b", LONG_AGO, 4_000),
                        steps("life-b", TODAY, 300));
        assertThat(walkers(board(position, "day", LONG_AGO))).containsExactly("life-a", "life-b");

        long late = querySide.ledger().append(steps("life-b", LONG_AGO, 6_000));

        for (String period : List.of("day", "week", "month")) {
            Answer board = board(late, period, LONG_AGO);
            assertThat(walkers(board)).as(period).containsExactly("life-b", "life-a");
            assertThat(board.json().get("me").get("steps").asLong()).isEqualTo(6_000);
            assertThat(board.header("Firewalker-Degraded"))
                    .as("nothing is amiss")
                    .isNull();
        }
        assertThat(walkers(board(late, "day", TODAY))).containsExactly("life-b");
        assertThat(keysOf(TODAY)).isEqualTo(2);
        assertThat(keysOf(LONG_AGO)).isZero();
        assertThat(new Operator(querySide).verified("boards").get("state").asString())
                .isEqualTo("equal");
    }

    private static long keysOf(LocalDate date) {
        try (RedisClient client = RedisClient.create(Servers.redis().url() + "/8");
                StatefulRedisConnection<String, String> connection = client.connect()) {
            return connection.sync().keys("{boards}:v*:d:" + date.toEpochDay()).size();
        }
    }

    private static Answer board(long position, String period, LocalDate date) {
        Answer board = querySide.getAfter(position, "life-b", "/v1/leaderboards/global/" + period + "?date=" + date);
        assertThat(board.status()).isEqualTo(200);
        return board;
    }

    private static List<String> walkers(Answer board) {
        return board.json()
                .get("entries")
                .valueStream()
                .map(entry -> entry.get("walkerId").asString())
                .filter(walker -> walker.startsWith("life-"))
                .toList();
    }
}
