package com.firewalker.command.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Http;
import com.firewalker.command.testing.Somebody;
import com.firewalker.local.embedded.EmbeddedRedis;
import com.firewalker.local.embedded.TemporaryDirectory;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The token store killed, gone, back, empty. Cites reliability.md 4 step 8, I17, I18 and S12. */
@Tag("S3")
@Tag("S4")
@Tag("S12")
class StoresAwayIT {

    private final TemporaryDirectory directory = TemporaryDirectory.create("firewalker-tokens-");
    private EmbeddedRedis redis;
    private CommandSide commandSide;
    private Http http;
    private int port;

    @BeforeEach
    void start() {
        redis = EmbeddedRedis.startForTokens(directory.path().resolve("redis"), 0);
        port = redis.port();
        commandSide = CommandSide.start(Map.of("firewalker.token-redis.url", redis.url()));
        http = commandSide.http();
    }

    @AfterEach
    void stop() {
        commandSide.close();
        redis.kill();
        directory.close();
    }

    @Test
    void says503WhileAwayAndGoesOnAfterwards() {
        Somebody anna = commandSide.somebody("Anna");
        Somebody out = commandSide.logIn(anna);
        http.as(out).delete("/v1/sessions/current").expect(204);
        redis.kill();
        Http.Answer away = refresh(anna.refreshToken());
        assertThat(away.status()).isEqualTo(503);
        assertThat(Integer.parseInt(String.valueOf(away.header("Retry-After")))).isBetween(1, 5);
        assertThat(http.post("/v1/sessions", Map.of("email", anna.email(), "password", CommandSide.PASSWORD))
                        .status())
                .isEqualTo(503);
        http.as(anna).get("/v1/me").expect(200);
        assertThat(http.as(anna).get("/v1/sessions").expect(200).at("/items"))
                .as("the login that failed left no session behind")
                .hasSize(1);
        redis = EmbeddedRedis.startForTokens(directory.path().resolve("redis"), port);
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
        redis = EmbeddedRedis.startForTokens(directory.path().resolve("redis"), port);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(refresh(anna.refreshToken()).code()).isEqualTo("refresh-token-invalid"));
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
