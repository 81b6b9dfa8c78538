package com.firewalker.query.rebuild;

import static com.firewalker.query.testing.Events.steps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.platform.testing.Servers;
import com.firewalker.query.testing.Operator;
import com.firewalker.query.testing.QuerySide;
import com.firewalker.query.testing.TestLedger;
import com.firewalker.query.view.View;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * The only instance is killed, as kill -9 does, in every state of a rebuild of a view with tables and keys: the live
 * view stays as it was, and the next instance goes on or clears everything away (reliability.md I15).
 */
@Tag("long")
class RebuildCrashIT {

    private static final int KILLED = 128 + 9;
    private static final View BOARDS = new View("boards", List.of("board_score", "board_walker"));
    private static final List<String> SLOW = List.of(
            "firewalker.rebuild.lease=2s",
            "firewalker.rebuild.tick=200ms",
            "firewalker.rebuild.window=300",
            "firewalker.rebuild.batch=200",
            "firewalker.rebuild.page=250",
            "firewalker.rebuild.events-per-second=1500");

    private static Map<String, String> servers;
    private static TestLedger ledger;
    private static long position;

    private InstanceProcess running;

    @BeforeAll
    static void aTownThatHasWalked() {
        QuerySide.forgetShared();
        servers = new TreeMap<>(Servers.properties());
        try (InstanceProcess first = InstanceProcess.start(servers)) {
            ledger = new TestLedger(
                    Servers.mariaDb().url(),
                    Servers.mariaDb().user(),
                    Servers.mariaDb().password());
            var town = new Town(ledger, "crash", 60, 30, 9);
            town.settle();
            position = town.walk(3_000);
            first.operator().awaitPosition("boards", position);
        }
    }

    @AfterAll
    static void nothingStaysBehind() {
        ledger.close();
        QuerySide.forgetShared();
    }

    @AfterEach
    void end() {
        if (running != null) {
            running.close();
        }
    }

    private Operator start(String... more) {
        List<String> settings = new ArrayList<>(SLOW);
        settings.addAll(List.of(more));
        running = InstanceProcess.start(servers, settings.toArray(String[]::new));
        return running.operator();
    }

    @ParameterizedTest
    @ValueSource(strings = {"preparing", "replaying", "catching-up", "verifying", "ready"})
    void goesOnAfterAKill(String state) throws SQLException {
        String id = killedIn(state);

        Operator next = start();
        JsonNode ready = next.until(id, "ready");

        assertThat(ready.get("attempts").asInt()).isGreaterThan(1);
        assertThat(ready.get("diff").get("samples")).as(ready.toPrettyString()).isEmpty();
        assertThat(next.post("/rebuilds/" + id + "/switch").status()).isEqualTo(200);
        assertThat(next.projection("boards").get("version").asInt())
                .isEqualTo(ready.get("newVersion").asInt());
        staysCurrent(next);
        assertThat(next.post("/rebuilds/" + id + "/switch-back").status()).isEqualTo(200);
        assertThat(next.post("/rebuilds/" + id + "/cancel").status()).isEqualTo(200);
        leavesNothingBehind(next);
    }

    @ParameterizedTest
    @ValueSource(strings = {"preparing", "replaying", "catching-up", "verifying", "ready"})
    void leavesNothingBehindWhereItIsCancelledAfterAKill(String state) throws SQLException {
        String id = killedIn(state);

        Operator next = start();
        assertThat(next.post("/rebuilds/" + id + "/cancel").status()).isEqualTo(200);

        leavesNothingBehind(next);
        assertThat(next.state(id)).isEqualTo("cancelled");
        staysCurrent(next);
    }

    /** The tables are renamed, the row that says so is not yet committed: its transaction waits for a lock of ours. */
    @Test
    void findsTheSwitchDoneAfterAKillInItsMiddle() throws SQLException {
        Operator first = start();
        String id = first.shadow("boards");
        JsonNode ready = first.until(id, "ready");
        int old = ready.get("oldVersion").asInt();
        try (Connection connection = lockDeadLetters()) {
            var asking = new Thread(() -> {
                try {
                    first.post("/rebuilds/" + id + "/switch");
                } catch (RuntimeException killed) {
                    Thread.currentThread().interrupt();
                }
            });
            asking.start();
            await().pollInterval(Duration.ofMillis(5)).until(() -> exists("board_score__v" + old));
            assertThat(running.kill()).isEqualTo(KILLED);
            connection.rollback();
        }

        Operator next = start();
        next.until(id, "switched");
        assertThat(next.projection("boards").get("version").asInt())
                .isEqualTo(ready.get("newVersion").asInt());
        staysCurrent(next);
        assertThat(next.post("/rebuilds/" + id + "/switch-back").status()).isEqualTo(200);
        assertThat(next.post("/rebuilds/" + id + "/cancel").status()).isEqualTo(200);
        leavesNothingBehind(next);
    }

    /** Kills the only instance while its rebuild is in the state; in the long ones in the middle of the work. */
    private String killedIn(String state) throws SQLException {
        boolean working = state.equals("replaying") || state.equals("ready");
        Operator first = working ? start() : start("hold=" + state);
        String before = content();
        String id = first.shadow("boards");
        first.until(id, state);
        await().pollInterval(Duration.ofMillis(10))
                .until(() -> !state.equals("replaying")
                        || first.rebuild(id).get("processed").asLong() > 0);
        assertThat(first.state(id)).isEqualTo(state);

        assertThat(running.kill()).isEqualTo(KILLED);

        assertThat(content()).as("the live view").isEqualTo(before);
        return id;
    }

    private static void staysCurrent(Operator operator) {
        position = ledger.append(steps("crash-1", Town.FIRST_DAY, (int) (position % 20_000) + 1));
        operator.awaitPosition("boards", position);
        assertThat(operator.verified("boards").get("state").asString()).isEqualTo("equal");
    }

    private static void leavesNothingBehind(Operator operator) {
        await().untilAsserted(() -> assertThat(new Traces(BOARDS, operator).versionsBesideTheLiveOne())
                .isEmpty());
    }

    private static Connection lockDeadLetters() throws SQLException {
        Connection connection = Servers.connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("""
                    INSERT INTO firewalker_query.dead_letter (id, projection, position, stream_id,
                    cause, attempts, parked_at, tried_at) VALUES ('crash', 'boards', 1, 'none', 'a lock', 1,
                    UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))""");
        }
        return connection;
    }

    private static boolean exists(String table) throws SQLException {
        return !ask("SELECT table_name FROM information_schema.tables WHERE table_schema = 'firewalker_query'"
                        + " AND table_name = '" + table + "'")
                .isEmpty();
    }

    private static String content() throws SQLException {
        return ask("SELECT COUNT(*), SUM(score), SUM(position) FROM firewalker_query.board_score")
                + ask("SELECT version, position FROM firewalker_query.boards_version");
    }

    private static String ask(String sql) throws SQLException {
        var told = new StringBuilder();
        try (Connection connection = Servers.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    told.append(rows.getString(i)).append(' ');
                }
            }
        }
        return told.toString();
    }
}
