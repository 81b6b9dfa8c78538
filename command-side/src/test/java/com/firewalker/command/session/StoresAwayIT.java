package com.firewalker.command.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Http;
import com.firewalker.command.testing.Link;
import com.firewalker.command.testing.Somebody;
import com.firewalker.local.embedded.EmbeddedRedis;
import com.firewalker.local.embedded.TemporaryDirectory;
import com.firewalker.platform.testing.RedisRights;
import com.firewalker.platform.testing.Servers;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The token store killed, gone, back, empty, full. Cites reliability.md 4 steps 8 and 9, I17, I18, S12 and S18. */
@Tag("S3")
@Tag("S4")
@Tag("S12")
class StoresAwayIT {

    private final TemporaryDirectory directory = TemporaryDirectory.create("firewalker-tokens-");
    private EmbeddedRedis redis;
    private final Link mysql = new Link(Servers.mariaDb().port());
    private CommandSide commandSide;
    private Http http;
    private int port;

    @BeforeEach
    void start() {
        redis = tokenRedis(0);
        port = redis.port();
        commandSide = CommandSide.start(Map.of(
                "firewalker.token-redis.url", RedisRights.url(redis),
                "firewalker.mysql.url", mysql.instead(Servers.mariaDb().url())));
        http = commandSide.http();
    }

    @AfterEach
    void stop() {
        commandSide.close();
        mysql.close();
        redis.kill();
        directory.close();
    }

    @Test
    void says503WhileAwayAndGoesOnAfterwards() {
        Somebody anna = commandSide.somebody("Anna");
        Somebody out = commandSide.logIn(anna);
        http.as(out).delete("/v1/sessions/current").expect(204);
        redis.kill();
        assertUnavailable(refresh(anna.refreshToken()));
        assertUnavailable(logIn(anna));
        http.as(anna).get("/v1/me").expect(200);
        assertThat(http.as(anna).get("/v1/sessions").expect(200).at("/items"))
                .as("the login that failed left no session behind")
                .hasSize(1);
        redis = tokenRedis(port);
        back(anna.refreshToken());
        assertThat(refresh(out.refreshToken()).code()).isEqualTo("refresh-token-invalid");
        everyKeyEnds();
    }

    @Test
    void signsNobodyBackInFromAnEmptyStore() {
        Somebody anna = commandSide.somebody("Anna");
        Somebody out = commandSide.logIn(anna);
        http.as(out).delete("/v1/sessions/current").expect(204);
        try (TokenStore store = new TokenStore(redis.url())) {
            store.flush();
        }
        assertThat(refresh(out.refreshToken()).code()).isEqualTo("refresh-token-invalid");
        assertThat(refresh(anna.refreshToken()).code()).isEqualTo("refresh-token-invalid");
        assertThat(refresh(anna.refreshToken()).code()).isEqualTo("refresh-token-invalid");
        refresh(commandSide.logIn(anna).refreshToken()).expect(200);
        everyKeyEnds();
    }

    @Test
    void logsOutEvenWhileTheStoreIsAway() {
        Somebody anna = commandSide.somebody("Anna");
        redis.kill();
        http.as(anna).delete("/v1/sessions/current").expect(204);
        redis = tokenRedis(port);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(refresh(anna.refreshToken()).code()).isEqualTo("refresh-token-invalid"));
    }

    /** Full is not away: it reads, refuses to write and drops nobody's session for another's. */
    @Test
    @Tag("S18")
    void says503WhileTheStoreIsFullEvictsNothingAndGoesOnAfterwards() {
        Somebody anna = commandSide.somebody("Anna");
        Somebody ben = commandSide.somebody("Ben");
        try (TokenStore store = new TokenStore(redis.url())) {
            List<String> before = store.keys();
            store.fill();
            assertUnavailable(logIn(anna));
            assertUnavailable(refresh(anna.refreshToken()));
            assertThat(http.as(anna).get("/v1/sessions").expect(200).at("/items"))
                    .as("the login that failed left no session behind")
                    .hasSize(1);
            http.as(ben).delete("/v1/sessions/current").expect(204);
            assertThat(refresh(ben.refreshToken()).code())
                    .as("a logout that the store could not write down")
                    .isEqualTo("refresh-token-invalid");
            assertThat(store.keys()).containsAll(before);
            assertThat(store.evicted()).isZero();
            store.unburden();
        }
        refresh(anna.refreshToken()).expect(200);
        commandSide.logIn(anna);
        assertThat(refresh(ben.refreshToken()).code()).isEqualTo("refresh-token-invalid");
        everyKeyEnds();
    }

    /** As after a crash between the two: MySQL has the row, Redis never heard of it, nobody is there to clean up. */
    @Test
    void listsNoLoginThatBrokeOffBetweenTheStores() throws Exception {
        Somebody anna = commandSide.somebody("Anna");
        pauseRedis();
        CompletableFuture<Http.Answer> login = CompletableFuture.supplyAsync(() -> logIn(anna));
        await().atMost(Duration.ofSeconds(5)).until(() -> rows(anna) == 2);
        mysql.cut();
        assertThat(login.get().status()).isEqualTo(503);
        mysql.mend();
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> http.as(anna).get("/v1/me").expect(200));
        assertThat(rows(anna)).as("the row was left behind").isEqualTo(2);
        assertThat(http.as(anna).get("/v1/sessions").expect(200).at("/items")).hasSize(1);
    }

    private EmbeddedRedis tokenRedis(int at) {
        return EmbeddedRedis.startForTokens(directory.path().resolve("redis"), at, RedisRights.directives());
    }

    /** It answers nobody for a while, and longer than anybody waits for it. */
    private void pauseRedis() {
        try (RedisClient client = RedisClient.create(redis.url());
                StatefulRedisConnection<String, String> connection = client.connect()) {
            connection.sync().clientPause(Duration.ofSeconds(5).toMillis());
        }
    }

    private static void assertUnavailable(Http.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("unavailable");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(Integer.parseInt(String.valueOf(answer.header("Retry-After"))))
                .isBetween(1, 5);
    }

    private static int rows(Somebody walker) throws SQLException {
        try (Connection connection = Servers.connect();
                PreparedStatement count = connection.prepareStatement(
                        "SELECT COUNT(*) FROM firewalker_command.session_family WHERE walker_id = ?")) {
            count.setString(1, walker.walkerId());
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private Http.Answer logIn(Somebody walker) {
        return http.post("/v1/sessions", Map.of("email", walker.email(), "password", CommandSide.PASSWORD));
    }

    private void back(String token) {
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> refresh(token).expect(200));
    }

    private void everyKeyEnds() {
        try (TokenStore store = new TokenStore(redis.url())) {
            assertThat(store.keys()).isNotEmpty();
            assertThat(store.immortal()).isEmpty();
        }
    }

    private Http.Answer refresh(String token) {
        return http.post("/v1/sessions/refresh", Map.of("refreshToken", token));
    }
}
