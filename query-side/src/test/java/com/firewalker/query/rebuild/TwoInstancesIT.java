package com.firewalker.query.rebuild;

import static com.firewalker.query.testing.Events.steps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.platform.testing.Servers;
import com.firewalker.query.testing.Operator;
import com.firewalker.query.testing.QuerySide;
import com.firewalker.query.view.Projections;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.LocalDate;
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
        for (var view : new String[] {"days", "boards"}) {
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
        var faults = first.bean(PlantedFaults.class);
        faults.fallWhen(state);

        var id = one.shadow("days");
        await().until(() -> faults.hasFallen(state));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> one.rebuild(id).get("attempts").asInt() > 1);
        var ready = one.until(id, "ready");

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
        var faults = first.bean(PlantedFaults.class);
        faults.holdWhen(state);
        int live = one.projection("boards").get("version").asInt();

        var id = one.shadow("boards");
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
        var id = one.shadow("days");
        var ready = one.until(id, "ready");
        var view = first.bean(Projections.class).named("days").view();

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
        var view = first.bean(Projections.class).named("days").view();
        first.bean(ShadowTables.class).create(view, 900_000);
        assertThat(new Traces(first, "days").versionsBesideTheLiveOne()).contains(900_000);

        one.until(one.start("days", "{\"mode\":\"dry-run\"}"), "ready");

        assertThat(new Traces(first, "days").versionsBesideTheLiveOne()).doesNotContain(900_000);
    }

    @Test
    void servesTheNewVersionOnBothAtOnce() {
        settled(one, first.ledger().append(steps(town.walker(1), MAY_4, 3_000)));
        var id = one.shadow("days");
        one.until(id, "ready");
        long position = first.ledger().append(steps(town.walker(1), MAY_4, 4_700));

        assertThat(other.post("/rebuilds/" + id + "/switch").status()).isEqualTo(200);

        for (var instance : new QuerySide[] {first, second}) {
            var day = instance.getAfter(position, town.walker(1), "/v1/me/days/2026-05-04");
            assertThat(day.json().get("total").asInt()).isEqualTo(4_700);
        }
        assertThat(one.projection("days").get("version").asInt())
                .isEqualTo(other.projection("days").get("version").asInt())
                .isEqualTo(one.rebuild(id).get("newVersion").asInt());
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
            var health = first.context().getBean("projectionsHealthIndicator", HealthIndicator.class);
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
