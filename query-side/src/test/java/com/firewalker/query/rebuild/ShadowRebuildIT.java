package com.firewalker.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.platform.testing.Servers;
import com.firewalker.query.rebuild.replay.ShadowTables;
import com.firewalker.query.testing.Operator;
import com.firewalker.query.testing.QuerySide;
import com.firewalker.query.view.Projections;
import com.firewalker.query.view.View;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The way of a shadow from the first event to the switch and back (design.md 6, reliability.md I15). */
class ShadowRebuildIT {

    private static final QuerySide QUERY_SIDE = QuerySide.shared();
    private static final Operator OPERATOR = new Operator(QUERY_SIDE);
    private static final Town TOWN = new Town(QUERY_SIDE.ledger(), "shadow", 60, 40, 7);

    @BeforeAll
    static void aTownThatHasWalked() {
        TOWN.settle();
        TOWN.walk(3_000);
        long position = TOWN.leave(3);
        OPERATOR.awaitPosition("days", position);
        OPERATOR.awaitPosition("boards", position);
    }

    @Test
    void rebuiltDaysEqualLiveDays() {
        switchesWithoutDifference("days");
    }

    @Test
    void rebuiltBoardsEqualLiveBoards() {
        switchesWithoutDifference("boards");
    }

    @Test
    void rebuiltFriendsEqualLiveFriends() {
        switchesWithoutDifference("friends");
    }

    private static void switchesWithoutDifference(String view) {
        int before = OPERATOR.projection(view).get("version").asInt();

        String id = OPERATOR.shadow(view);
        JsonNode ready = OPERATOR.until(id, "ready");

        assertThat(ready.get("diff").get("rowsCompared").asLong()).isPositive();
        assertThat(ready.get("diff").get("samples")).as(ready.toPrettyString()).isEmpty();
        assertThat(OPERATOR.projection(view).get("version").asInt()).isEqualTo(before);

        assertThat(OPERATOR.post("/rebuilds/" + id + "/switch").status()).isEqualTo(200);
        assertThat(OPERATOR.state(id)).isEqualTo("switched");
        assertThat(OPERATOR.projection(view).get("version").asInt()).isGreaterThan(before);
        long position = TOWN.walk(100);
        OPERATOR.awaitPosition(view, position);
        assertThat(OPERATOR.verified(view).get("state").asString()).isEqualTo("equal");

        assertThat(OPERATOR.post("/rebuilds/" + id + "/switch-back").status()).isEqualTo(200);
        assertThat(OPERATOR.projection(view).get("version").asInt()).isEqualTo(before);
        assertThat(OPERATOR.projection(view).get("position").asLong()).isGreaterThanOrEqualTo(position);
        assertThat(OPERATOR.verified(view).get("state").asString()).isEqualTo("equal");
        assertThat(OPERATOR.post("/rebuilds/" + id + "/cancel").status()).isEqualTo(200);
    }

    /** In the middle of a switch-back the tables are swapped and the row still says that the new version serves. */
    @Test
    void keepsBothVersionsWhileASwitchBackIsUnderWay() {
        OPERATOR.endRebuild("days");
        String id = OPERATOR.start("days", "{\"mode\":\"shadow\",\"autoSwitch\":true}");
        JsonNode switched = OPERATOR.until(id, "switched");
        int old = switched.get("oldVersion").asInt();
        int next = switched.get("newVersion").asInt();
        View view = QUERY_SIDE.bean(Projections.class).named("days").view();
        ShadowTables tables = QUERY_SIDE.bean(ShadowTables.class);

        tables.swap(view, next, old);
        QUERY_SIDE.bean(Sweeper.class).sweep();

        assertThat(tables.exists(view, next)).isTrue();
        tables.swap(view, old, next);
        assertThat(tables.exists(view, old)).isTrue();
    }

    /** Parallel ranges, workers and big batches on one side; one hand and small pages on the other. */
    @Test
    void parallelEqualsSerial() {
        String id = OPERATOR.shadow("boards");
        JsonNode ready = OPERATOR.until(id, "ready");

        assertThat(ready.get("target").asLong()).isGreaterThan(3_000);
        assertThat(ready.get("processed").asLong()).isGreaterThanOrEqualTo(3_000);
        OPERATOR.post("/rebuilds/" + id + "/cancel");
    }

    /** The proof can fail: a row of the shadow, then a member, is altered behind its back. */
    @Test
    void refusesAShadowThatIsNotTheFoldOfTheLedger() {
        JsonNode days = failedWith(
                "days",
                version -> sql("UPDATE firewalker_query.day_view__v" + version
                        + " SET total = total + 1 WHERE walker_id = 'shadow-1' ORDER BY local_date LIMIT 1"));
        assertThat(days.get("samples")).hasSize(1);
        assertThat(days.get("samples").get(0).get("key").get("walker_id").asString())
                .isEqualTo("shadow-1");

        JsonNode boards = failedWith(
                "boards",
                version -> redis(commands -> commands.hset(
                        "{boards}:v" + version + ":s:d:" + Town.FIRST_DAY.toEpochDay(), "shadow-ghost", "9 9 9")));
        assertThat(boards.get("samples")).hasSize(1);
        assertThat(boards.get("samples").get(0).get("key").get("member").asString())
                .isEqualTo("shadow-ghost");
    }

    private static JsonNode failedWith(String view, IntConsumer fault) {
        PlantedFaults faults = QUERY_SIDE.bean(PlantedFaults.class);
        OPERATOR.endRebuild(view);
        faults.holdWhen(RebuildState.VERIFYING);
        String id = OPERATOR.shadow(view);
        JsonNode held = OPERATOR.until(id, "verifying");
        try {
            fault.accept(held.get("newVersion").asInt());
        } finally {
            faults.release(RebuildState.VERIFYING);
        }
        JsonNode failed = OPERATOR.until(id, "failed");
        assertThat(failed.get("failure").asString()).contains("two folds of the same events differ");
        await().untilAsserted(() -> assertThat(new Traces(QUERY_SIDE, view).versionsBesideTheLiveOne())
                .doesNotContain(held.get("newVersion").asInt()));
        return failed.get("diff");
    }

    /** Positions have no gaps (reliability.md I2): a view without a lost event must not pass for a whole one. */
    @Test
    void refusesALedgerThatHasLostAnEvent() {
        OPERATOR.endRebuild("days");
        sql("UPDATE firewalker_command.ledger_event SET position = position + 1000000000 WHERE position = 1000");
        try {
            JsonNode ended = OPERATOR.until(OPERATOR.shadow("days"), "failed", "ready");
            assertThat(ended.get("failure").asString("")).contains("the ledger shows");
        } finally {
            sql("UPDATE firewalker_command.ledger_event SET position = 1000 WHERE position = 1000001000");
        }
    }

    /** A rebuild appends nothing, publishes nothing and calls nobody (domain-rules.md 9.4). */
    @Test
    void notifiesNobody() {
        var heard = new ConcurrentLinkedQueue<String>();
        long head = OPERATOR.projection("days").get("head").asLong();
        int calls = QUERY_SIDE.directory().calls().size();
        try (RedisClient client = RedisClient.create(Servers.redis().url());
                StatefulRedisPubSubConnection<String, String> connection = client.connectPubSub()) {
            connection.addListener(new RedisPubSubAdapter<>() {
                @Override
                public void message(String pattern, String channel, String message) {
                    heard.add(channel);
                }
            });
            connection.sync().psubscribe("*");
            for (String view : List.of("days", "boards")) {
                OPERATOR.until(OPERATOR.start(view, "{\"mode\":\"shadow\",\"autoSwitch\":true}"), "switched");
            }
        }
        assertThat(heard).isEmpty();
        assertThat(OPERATOR.projection("days").get("head").asLong()).isEqualTo(head);
        assertThat(QUERY_SIDE.directory().calls()).hasSize(calls);
    }

    private static void sql(String statement) {
        try (Connection connection = Servers.connect();
                Statement update = connection.createStatement()) {
            assertThat(update.executeUpdate(statement)).isEqualTo(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void redis(Consumer<RedisCommands<String, String>> work) {
        try (RedisClient client = RedisClient.create(Servers.redis().url());
                StatefulRedisConnection<String, String> connection = client.connect()) {
            work.accept(connection.sync());
        }
    }
}
