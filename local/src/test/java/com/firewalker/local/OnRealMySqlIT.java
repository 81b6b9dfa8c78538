package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.firewalker.local.client.Answer;
import com.firewalker.local.client.Api;
import com.firewalker.local.client.Credentials;
import com.firewalker.local.client.WalkerClient;
import com.firewalker.local.embedded.EmbeddedMySql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole of Firewalker on a real MySQL 8, named by the environment as in production (api.md 8). */
@Tag("mysql")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OnRealMySqlIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private static Path directory;

    private static EmbeddedMySql mySql;
    private static Program program;
    private static WalkerClient anna;
    private static WalkerClient ben;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(EmbeddedMySql.missing().isEmpty(), EmbeddedMySql::missing);
        mySql = EmbeddedMySql.start(directory.resolve("mysql"), 0);
        program = Program.up(
                data(),
                Map.of(
                        "FIREWALKER_MYSQL_URL", mySql.url(),
                        "FIREWALKER_MYSQL_USER", mySql.user(),
                        "FIREWALKER_MYSQL_PASSWORD", mySql.password()));
        anna = walker("Anna");
        ben = walker("Ben");
    }

    @AfterAll
    static void stop() {
        if (program != null) {
            program.close();
        }
        if (mySql != null) {
            mySql.kill();
        }
    }

    private static Path data() {
        return directory.resolve("data");
    }

    private static WalkerClient walker(String name) {
        return WalkerClient.registerOrLogIn(
                new Api(program.uri(), PATIENCE),
                new Credentials(UUID.randomUUID() + "@walkers.example", OneMachine.PASSWORD),
                new WalkerClient.Profile(name, "UTC", "public"));
    }

    @Test
    @Order(1)
    void letsAnUploadTravelToDayBoardAndInbox() throws Exception {
        var start =
                OffsetDateTime.now(ZoneOffset.UTC).toLocalDate().atStartOfDay().atOffset(ZoneOffset.UTC);
        anna.call(
                        "PUT",
                        "/v1/me/goal",
                        Map.of(
                                "dailySteps",
                                200,
                                "effectiveFrom",
                                start.toLocalDate().toString()),
                        Map.of())
                .expectSuccess();

        Answer upload = anna.post(
                        "/v1/me/steps", Uploads.of("phone-1", Uploads.sample("m1", start, start.plusMinutes(1), 250)))
                .expectSuccess();

        var after = Map.of(
                "Firewalker-After",
                upload.headers().firstValue("Firewalker-Position").orElseThrow());
        Answer day = anna.call("GET", "/v1/me/days/" + start.toLocalDate(), null, after)
                .expectSuccess();
        assertThat(day.body().path("total").asLong()).isEqualTo(250);
        assertThat(day.body().path("goalReached").asBoolean()).isTrue();
        for (String period : new String[] {"day", "week", "month"}) {
            Answer board = anna.call(
                            "GET", "/v1/leaderboards/global/" + period + "?date=" + start.toLocalDate(), null, after)
                    .expectSuccess();
            assertThat(board.body().path("me").path("steps").asLong())
                    .as(period)
                    .isEqualTo(250);
            assertThat(board.body().path("entries").path(0).path("displayName").asString())
                    .isEqualTo("Anna");
        }
        await().atMost(PATIENCE.multipliedBy(2)).until(() -> hasNotice(anna, "goal-reached"));
        assertThat(version()).startsWith("8.");
    }

    @Test
    @Order(2)
    void tellsOfAFriendRequestAndOfItsAcceptance() {
        String code =
                anna.get("/v1/me").expectSuccess().body().path("friendCode").asString();
        Answer asked =
                ben.post("/v1/me/friend-requests", Map.of("friendCode", code)).expectSuccess();
        await().atMost(PATIENCE.multipliedBy(2)).until(() -> hasNotice(anna, "friend-request"));

        anna.post("/v1/me/friend-requests/" + asked.body().path("requestId").asString() + "/accept", null)
                .expectSuccess();

        await().atMost(PATIENCE.multipliedBy(2)).until(() -> hasNotice(ben, "friend-accepted"));
        await().atMost(PATIENCE)
                .until(() -> ben.get("/v1/leaderboards/friends/day")
                                .expectSuccess()
                                .body()
                                .path("entries")
                                .size()
                        == 1);
    }

    @ParameterizedTest
    @Order(3)
    @ValueSource(strings = {"days", "boards", "friends", "badges"})
    void buildsEveryViewAnewAndProvesIt(String view) throws Exception {
        Program.Said rebuilt = Program.commandLine(data(), "projections", "rebuild", view, "--auto-switch", "--json");
        assertThat(rebuilt.exit()).as(rebuilt.output()).isZero();

        await().atMost(PATIENCE)
                .until(() -> Program.commandLine(data(), "projections", "show", view)
                        .output()
                        .contains("running"));
        Program.Said verified = Program.commandLine(data(), "projections", "verify", view, "--json");
        assertThat(verified.exit()).as(verified.output()).isZero();
        assertThat(verified.output()).contains("\"state\" : \"equal\"");
    }

    @Test
    @Order(4)
    void showsWhatFollowsTheLedgerInBothServices() throws Exception {
        Program.Said listed = Program.commandLine(data(), "projections", "list");

        assertThat(listed.exit()).isZero();
        assertThat(listed.output().lines().filter(line -> line.contains(" query-side ")))
                .hasSize(5);
        assertThat(listed.output().lines().filter(line -> line.contains(" notification ")))
                .hasSizeGreaterThanOrEqualTo(5)
                .allMatch(line -> line.contains("running"));
        Program.Said refused = Program.commandLine(data(), "projections", "rebuild", "goal-saga");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.output()).contains("goal-saga acts on the world");
    }

    private static boolean hasNotice(WalkerClient walker, String kind) {
        return walker.get("/v1/me/notifications")
                .expectSuccess()
                .body()
                .path("items")
                .valueStream()
                .anyMatch(item -> item.path("kind").asString().equals(kind));
    }

    private static String version() throws Exception {
        try (Connection connection = DriverManager.getConnection(
                        mySql.url() + "/firewalker_query?sslMode=DISABLED&allowPublicKeyRetrieval=true",
                        mySql.user(),
                        mySql.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT VERSION() FROM days_version")) {
            row.next();
            return row.getString(1);
        }
    }
}
