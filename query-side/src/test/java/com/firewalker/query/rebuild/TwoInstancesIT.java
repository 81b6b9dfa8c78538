package com.firewalker.query.rebuild;

import static com.firewalker.query.testing.Events.steps;
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
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.springframework.boot.health.contributor.HealthIndicator;
import tools.jackson.databind.JsonNode;

/** Two query sides on the same servers: one falls, the other goes on; one switches, both serve (I12, I15). */
class TwoInstancesIT {

    private static final String[] QUICK = {
        "firewalker.rebuild.lease=2s",
        "firewalker.rebuild.tick=200ms",
        "firewalker.rebuild.window=300",
        "firewalker.rebuild.batch=200",
        "firewalker.rebuild.page=250",
        "firewalker.projections.look-every=200ms",
        "firewalker.projections.stalled-after=1s"
    };
    private static final List<String> VIEWS = List.of("days", "boards", "friends", "badges", "challenges");

    private static final LocalDate MAY_4 = LocalDate.of(2026, 5, 4);

    private static QuerySide first;
    private static QuerySide second;
    private static Operator one;
    private static Operator other;
    private static Town town;

    @BeforeAll
    static void aSecondInstanceThatStartsWhileBoardsArePaused() {
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
        first = QuerySide.start(Servers.properties(), QUICK);
        one = new Operator(first);
        town = new Town(first.ledger(), "two" + System.nanoTime(), 40, 30, 3);
        settled(one, town.settle());
        one.post("/projections/boards/pause");
        long before = one.projection("boards").get("position").asLong();

        second = QuerySide.start(Servers.properties(), QUICK);
        other = new Operator(second);
        long position = town.walk(1_500);
        other.awaitPosition("days", position);

        assertThat(other.projection("boards").get("state").asString()).isEqualTo("paused");
        assertThat(other.projection("boards").get("position").asLong()).isEqualTo(before);
        other.post("/projections/boards/resume");
        settled(other, position);
    }

    @AfterAll
    static void nobodyStaysBehind() {
        second.close();
        first.close();
        Awaitility.reset();
    }

    @AfterEach
    void nothingRunsAnyMore() {
        for (String view : new String[] {"days", "boards"}) {
            one.endRebuild(view);
        }
    }

    private static void settled(Operator operator, long position) {
        operator.awaitPosition("days", position);
        operator.awaitPosition("boards", position);
    }

    @ParameterizedTest
    @EnumSource(names = {"PREPARING", "REPLAYING", "CATCHING_UP", "VERIFYING", "READY"})
    void goesOnWhereAnInstanceFell(RebuildState state) {
        PlantedFaults faults = first.bean(PlantedFaults.class);
        faults.fallWhen(state);

        String id = one.shadow("days");
        await().until(() -> faults.hasFallen(state));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> one.rebuild(id).get("attempts").asInt() > 1);
        JsonNode ready = one.until(id, "ready");

        assertThat(ready.get("diff").get("samples")).isEmpty();
        assertThat(other.post("/rebuilds/" + id + "/switch").status()).isEqualTo(200);
        int version = ready.get("newVersion").asInt();
        assertThat(one.projection("days").get("version").asInt()).isEqualTo(version);
        assertThat(other.projection("days").get("version").asInt()).isEqualTo(version);
        assertThat(other.verified("days").get("state").asString()).isEqualTo("equal");
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"SWITCHED", "CANCELLED", "FAILED", "EQUAL", "DIFFERENT"})
    void leavesNothingWhereItIsCancelledFromElsewhere(RebuildState state) {
        PlantedFaults faults = first.bean(PlantedFaults.class);
        faults.holdWhen(state);
        int live = one.projection("boards").get("version").asInt();

        String id = one.shadow("boards");
        one.until(id, state.word());
        try {
            assertThat(other.post("/rebuilds/" + id + "/cancel").status()).isEqualTo(200);
        } finally {
            faults.release(state);
        }

        await().untilAsserted(() -> assertThat(new Traces(first, "boards").versionsBesideTheLiveOne())
                .isEmpty());
        assertThat(one.projection("boards").get("version").asInt()).isEqualTo(live);
        assertThat(one.state(id)).isEqualTo("cancelled");
    }

    @Test
    void findsTheSwitchDoneWhereTheSwitcherFellInTheMiddle() {
        String id = one.shadow("days");
        JsonNode ready = one.until(id, "ready");
        View view = first.bean(Projections.class).named("days").view();

        first.bean(ShadowTables.class)
                .swap(
                        view,
                        ready.get("oldVersion").asInt(),
                        ready.get("newVersion").asInt());

        one.until(id, "switched");
        settled(one, town.walk(20));
        assertThat(one.verified("days").get("state").asString()).isEqualTo("equal");
    }

    @Test
    void dropsWhatNobodyAsksForAnyMore() {
        View view = first.bean(Projections.class).named("days").view();
        first.bean(ShadowTables.class).create(view, 900_000);
        assertThat(new Traces(first, "days").versionsBesideTheLiveOne()).contains(900_000);

        one.until(one.start("days", "{\"mode\":\"dry-run\"}"), "ready");

        assertThat(new Traces(first, "days").versionsBesideTheLiveOne()).doesNotContain(900_000);
    }

    @Test
    void servesTheNewVersionOnBothAtOnce() {
        settled(one, first.ledger().append(steps(town.walker(1), MAY_4, 3_000)));
        String id = one.shadow("days");
        one.until(id, "ready");
        long position = first.ledger().append(steps(town.walker(1), MAY_4, 4_700));

        assertThat(other.post("/rebuilds/" + id + "/switch").status()).isEqualTo(200);

        for (QuerySide instance : new QuerySide[] {first, second}) {
            QuerySide.Answer day = instance.getAfter(position, town.walker(1), "/v1/me/days/2026-05-04");
            assertThat(day.json().get("total").asInt()).isEqualTo(4_700);
        }
        assertThat(one.projection("days").get("version").asInt())
                .isEqualTo(other.projection("days").get("version").asInt())
                .isEqualTo(one.rebuild(id).get("newVersion").asInt());
    }

    /** Other tests of this JVM may have a node on these servers too: it takes its share. */
    @Test
    void sharesTheViewsEvenlyWithWhoeverJoinsAndTakesThemBackWithinSeconds() throws SQLException {
        int nodes = nodes();
        await().atMost(Duration.ofSeconds(15)).until(() -> sharedEvenlyBy(nodes));

        QuerySide third = QuerySide.start(Servers.properties(), QUICK);
        try {
            await().atMost(Duration.ofSeconds(5)).until(() -> sharedEvenlyBy(nodes + 1));
        } finally {
            third.close();
        }
        await().atMost(Duration.ofSeconds(5)).until(() -> sharedEvenlyBy(nodes));
        settled(one, town.walk(20));
    }

    /** A node that is killed says nothing: its segments are taken from it. */
    @Test
    void takesTheSegmentsOfANodeThatFellSilent() throws SQLException {
        int nodes = nodes();
        try (Connection connection = Servers.connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO firewalker_query.processing_node VALUES ('dead', UTC_TIMESTAMP(6))");
            statement.executeUpdate("""
                    UPDATE firewalker_query.token_entry SET owner = 'dead',
                    timestamp = '2999-01-01T00:00:00Z' WHERE processor_name IN ('friends', 'badges')""");
        }
        assertThat(owners()).contains("dead");

        long killed = System.nanoTime();
        await().atMost(Duration.ofSeconds(6)).until(() -> !owners().contains("dead") && sharedEvenlyBy(nodes));
        System.out.printf("a dead node's views went on elsewhere after %.1f s%n", (System.nanoTime() - killed) / 1e9);
        settled(one, town.walk(20));
    }

    private static int nodes() throws SQLException {
        try (Connection connection = Servers.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT COUNT(*) FROM firewalker_query.processing_node
                        WHERE beat > UTC_TIMESTAMP(6) - INTERVAL 2 SECOND""")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static boolean sharedEvenlyBy(int nodes) {
        List<String> owners = owners();
        List<Integer> shares = owners.stream()
                .distinct()
                .map(owner -> Collections.frequency(owners, owner))
                .toList();
        return owners.size() == VIEWS.size()
                && shares.size() == Math.min(VIEWS.size(), nodes)
                && Collections.max(shares) - Collections.min(shares) <= 1;
    }

    private static List<String> owners() {
        List<String> owners = new ArrayList<>();
        for (String view : VIEWS) {
            one.projection(view).get("owners").forEach(owner -> owners.add(owner.asString()));
        }
        return owners;
    }

    /** One node moves the view on; every other hears of it as soon. */
    @Test
    void answersAfterAPositionAsQuicklyWhereAnotherNodeMovesTheView() {
        List<Long> medians = new ArrayList<>();
        RedisClient redis = RedisClient.create(Servers.redis().url());
        try (StatefulRedisConnection<String, String> wakeups = redis.connect()) {
            for (QuerySide instance : List.of(first, second)) {
                List<Long> millis = new ArrayList<>();
                for (int total = 1; total <= 60; total++) {
                    long position = first.ledger().append(steps(town.walker(2), MAY_4, total));
                    wakeups.sync().publish("ledger", Long.toString(position));
                    long start = System.nanoTime();
                    QuerySide.Answer day = instance.getAfter(position, town.walker(2), "/v1/me/days/2026-05-04");
                    millis.add((System.nanoTime() - start) / 1_000_000);
                    assertThat(day.json().get("total").asInt()).isEqualTo(total);
                }
                Collections.sort(millis);
                medians.add(millis.get(millis.size() / 2));
            }
        } finally {
            redis.shutdown();
        }
        System.out.println("read-your-writes on two nodes, median ms: " + medians);
        assertThat(Collections.max(medians)).isLessThan(2 * Collections.min(medians) + 50);
    }

    @Test
    void raisesTheStallOfAViewThatStandsWhileTheLedgerMoves() {
        PlantedFaults.stick(true);
        try {
            town.walk(5);

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> one.projection("days").get("state").asString().equals("stalled"));
            assertThat(gauge("firewalker.projection.stalled")).isEqualTo(1);
            assertThat(first.bean(MeterRegistry.class)
                            .get("firewalker.projection.lag.positions")
                            .tag("projection", "days")
                            .gauge()
                            .value())
                    .isEqualTo(5);
            HealthIndicator health = first.context().getBean("projectionsHealthIndicator", HealthIndicator.class);
            assertThat(Objects.requireNonNull(health.health()).getDetails()).containsEntry("days", "stalled");
        } finally {
            PlantedFaults.stick(false);
        }
        await().atMost(Duration.ofMinutes(2)).until(() -> gauge("firewalker.projection.stalled") == 0);
    }

    private static double gauge(String name) {
        return first.bean(MeterRegistry.class)
                .get(name)
                .tag("projection", "days")
                .gauge()
                .value();
    }
}
