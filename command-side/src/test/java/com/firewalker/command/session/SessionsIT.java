package com.firewalker.command.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Http;
import com.firewalker.command.testing.Somebody;
import com.firewalker.platform.testing.Servers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Cites reliability.md 4, "Refresh token". */
class SessionsIT {

    private final CommandSide commandSide = CommandSide.running();
    private final Http http = commandSide.http();
    private final Somebody anna = commandSide.somebody("Anna");
    private TokenStore store = new TokenStore(Servers.tokenRedis().url());

    @BeforeEach
    void look() {
        store.close();
        store = new TokenStore(Servers.tokenRedis().url());
    }

    @AfterEach
    void everyKeyHasItsEnd() {
        assertThat(store.immortal()).isEmpty();
        store.close();
    }

    @Nested
    @Tag("S3")
    class Refreshing {

        @Test
        void givesANewPairAndKeepsTheSession() {
            JsonNode pair = refresh(anna.refreshToken()).expect(200);
            assertThat(pair.get("refreshToken").asString()).isNotEqualTo(anna.refreshToken());
            assertThat(pair.get("sessionId").asString()).isEqualTo(anna.sessionId());
            assertThat(pair.get("expiresIn").asInt()).isEqualTo(600);
            assertThat(pair.get("refreshExpiresIn").asLong())
                    .isEqualTo(Duration.ofDays(30).toSeconds());
            http.as(pair.get("accessToken").asString()).get("/v1/me").expect(200);
        }

        @Test
        void givesTheSameSuccessorAgainWithin30Seconds() {
            JsonNode first = refresh(anna.refreshToken()).expect(200);
            JsonNode again = refresh(anna.refreshToken()).expect(200);
            assertThat(again.get("refreshToken")).isEqualTo(first.get("refreshToken"));
            assertThat(again.get("accessToken")).isNotEqualTo(first.get("accessToken"));
        }

        @Test
        void seesReuseAfter30SecondsAndEndsTheFamily() {
            String next =
                    refresh(anna.refreshToken()).expect(200).get("refreshToken").asString();
            store.age(anna.refreshToken(), Duration.ofSeconds(31));
            refused(refresh(anna.refreshToken()), "refresh-token-reused");
            refused(refresh(next), "refresh-token-invalid");
        }

        @Test
        void seesReuseOfAnOlderTokenAtOnce() {
            String second =
                    refresh(anna.refreshToken()).expect(200).get("refreshToken").asString();
            refresh(second).expect(200);
            refused(refresh(anna.refreshToken()), "refresh-token-reused");
        }

        @Test
        void takesAWrongSecretForAGuessNotForReuse() {
            refused(refresh(damaged(anna.refreshToken())), "refresh-token-invalid");
            String next =
                    refresh(anna.refreshToken()).expect(200).get("refreshToken").asString();
            refused(refresh(damaged(anna.refreshToken())), "refresh-token-invalid");
            refresh(next).expect(200);
        }

        @Test
        void endsTheSessionWhenRedisForgotIt() {
            store.forget(anna.refreshToken());
            refused(refresh(anna.refreshToken()), "refresh-token-invalid");
            assertThat(store.record(anna.refreshToken())).isEqualTo(RefreshRecords.REVOKED);
        }

        @Test
        void endsTheSessionWhenRedisWentBackInTime() {
            String old = store.record(anna.refreshToken());
            String next =
                    refresh(anna.refreshToken()).expect(200).get("refreshToken").asString();
            store.put(anna.refreshToken(), old);
            refused(refresh(anna.refreshToken()), "refresh-token-invalid");
            refused(refresh(next), "refresh-token-invalid");
        }

        /** 90 days after the login it is over, however often it was refreshed; the key in Redis knows it too. */
        @Test
        void lastsNoLongerThanTheAbsoluteExpiry() throws Exception {
            endsAbsolutely(anna, Instant.now().plusSeconds(3_600));
            JsonNode pair = refresh(anna.refreshToken()).expect(200);
            assertThat(pair.get("refreshExpiresIn").asLong()).isBetween(3_500L, 3_600L);
            assertThat(store.secondsLeft(anna.refreshToken())).isBetween(3_500L, 3_600L);
            endsAbsolutely(anna, Instant.now().minusSeconds(1));
            refused(refresh(pair.get("refreshToken").asString()), "refresh-token-invalid");
            assertThat(http.as(anna).get("/v1/sessions").expect(200).get("items"))
                    .isEmpty();
        }

        private void endsAbsolutely(Somebody who, Instant at) throws SQLException {
            try (Connection connection = Servers.connect();
                    PreparedStatement update = connection.prepareStatement(
                            "UPDATE firewalker_command.session_family SET absolute_expiry = ? WHERE session_id = ?")) {
                update.setObject(1, LocalDateTime.ofInstant(at, ZoneOffset.UTC));
                update.setString(2, who.sessionId());
                assertThat(update.executeUpdate()).isOne();
            }
        }

        @Test
        void refusesWhatIsNoToken() {
            for (String odd :
                    List.of("", "x", "a.b.c", "*".repeat(90), anna.accessToken().substring(0, 200))) {
                refused(refresh(odd), "refresh-token-invalid");
            }
        }
    }

    @Nested
    @Tag("S4")
    class LoggingOut {

        @Test
        void endsTheCurrentSession() {
            http.as(anna).delete("/v1/sessions/current").expect(204);
            refused(refresh(anna.refreshToken()), "refresh-token-invalid");
            accessEnds(anna);
        }

        @Test
        void endsOneOther() {
            Somebody phone = commandSide.logIn(anna);
            http.as(anna).delete("/v1/sessions/" + phone.sessionId()).expect(204);
            refused(refresh(phone.refreshToken()), "refresh-token-invalid");
            refresh(anna.refreshToken()).expect(200);
        }

        @Test
        void endsAll() {
            Somebody phone = commandSide.logIn(anna);
            http.as(phone).delete("/v1/sessions").expect(204);
            for (Somebody each : List.of(anna, phone)) {
                refused(refresh(each.refreshToken()), "refresh-token-invalid");
                accessEnds(each);
            }
        }

        @Test
        void doesNotEndSomebodyElsesAndDoesNotTellThatItIsThere() {
            Somebody ben = commandSide.somebody("Ben");
            Http.Answer foreign = http.as(anna).delete("/v1/sessions/" + ben.sessionId());
            assertThat(foreign.status()).isEqualTo(404);
            refresh(ben.refreshToken()).expect(200);
        }

        @Test
        void outlivesAnEmptiedTokenStore() {
            http.as(anna).delete("/v1/sessions/current").expect(204);
            store.forget(anna.refreshToken());
            refused(refresh(anna.refreshToken()), "refresh-token-invalid");
        }

        @Test
        void outlivesATokenStoreRestoredToBefore() {
            String before = store.record(anna.refreshToken());
            http.as(anna).delete("/v1/sessions/current").expect(204);
            store.put(anna.refreshToken(), before);
            refused(refresh(anna.refreshToken()), "refresh-token-invalid");
        }

        private void accessEnds(Somebody who) {
            await().atMost(Duration.ofSeconds(2))
                    .untilAsserted(() -> http.as(who).get("/v1/me").expect(401));
        }
    }

    @Test
    void listsOwnSessionsAndMarksTheCurrentOne() {
        Map<String, String> named =
                Map.of("email", anna.email(), "password", CommandSide.PASSWORD, "deviceName", "Anna's watch");
        JsonNode watch = http.post("/v1/sessions", named).expect(201);
        JsonNode items = http.as(anna).get("/v1/sessions").expect(200).get("items");
        assertThat(items.size()).isEqualTo(2);
        assertThat(items.valueStream()
                        .filter(s -> s.get("current").asBoolean())
                        .map(s -> s.get("sessionId").asString()))
                .containsExactly(anna.sessionId());
        assertThat(items.valueStream()
                        .filter(s -> s.get("sessionId").equals(watch.get("sessionId")))
                        .map(s -> s.get("deviceName").asString()))
                .containsExactly("Anna's watch");
    }

    /** api.md 1: the last used first, and every one once. */
    @Test
    void pagesThroughSessions() {
        Set<String> begun = new HashSet<>(Set.of(anna.sessionId()));
        for (int n = 0; n < 4; n++) {
            begun.add(commandSide.logIn(anna).sessionId());
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonNode page = http.as(anna)
                    .get("/v1/sessions?limit=2" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .expect(200);
            assertThat(page.get("items").size()).isBetween(1, 2);
            page.get("items").forEach(item -> seen.add(item.get("sessionId").asString()));
            cursor = page.get("next").isNull() ? null : page.get("next").asString();
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(begun);
        assertThat(http.as(anna).get("/v1/sessions?limit=0").status()).isEqualTo(422);
        assertThat(http.as(anna).get("/v1/sessions?cursor=nonsense").status()).isEqualTo(422);
    }

    @Test
    void endsTheLongestUnusedOfTwentyForANewOne() {
        List<Somebody> begun = new ArrayList<>(List.of(anna));
        for (int n = 0; n < 19; n++) {
            begun.add(commandSide.logIn(anna));
        }
        begun.set(0, anna.with(refresh(anna.refreshToken()).expect(200)));
        Somebody newest = commandSide.logIn(anna);
        assertThat(http.as(newest).get("/v1/sessions").expect(200).get("items").size())
                .isEqualTo(20);
        refused(refresh(begun.get(1).refreshToken()), "refresh-token-invalid");
        refresh(begun.get(0).refreshToken()).expect(200);
        refresh(begun.get(2).refreshToken()).expect(200);
    }

    @Test
    void takesADeviceNameOfOneLineOnly() {
        for (String odd : List.of("a\r\nb", "\u202eevil", "\u2066x", "\u200fx", "x".repeat(81), "bell\u0007")) {
            Http.Answer answer = http.post(
                    "/v1/sessions", Map.of("email", anna.email(), "password", CommandSide.PASSWORD, "deviceName", odd));
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.json().get("errors").get(0).get("pointer").asString())
                    .isEqualTo("/deviceName");
        }
        http.post(
                        "/v1/sessions",
                        Map.of("email", anna.email(), "password", CommandSide.PASSWORD, "deviceName", "안나의 📱"))
                .expect(201);
    }

    @Test
    void namesADeviceAndTellsWithWhatAndWhereASessionBegan() {
        JsonNode granted = http.with(
                        "User-Agent", "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0")
                .with("X-Forwarded-For", "198.51.100.23")
                .post("/v1/sessions", Map.of("email", anna.email(), "password", CommandSide.PASSWORD))
                .expect(201);
        String path = "/v1/sessions/" + granted.get("sessionId").asString();
        JsonNode named =
                http.as(anna).patch(path, Map.of("deviceName", "Attic")).expect(200);
        assertThat(named.get("deviceName").asString()).isEqualTo("Attic");
        assertThat(named.get("client").asString()).isEqualTo("Firefox, Windows");
        assertThat(named.get("place").asString()).isEqualTo("198.51.100.0/24");
        assertThat(http.as(anna).patch(path, Map.of("deviceName", "a\nb")).status())
                .isEqualTo(422);
        assertThat(http.as(anna).patch(path, Map.of("deviceName", " ")).status())
                .isEqualTo(422);
        Somebody ben = commandSide.somebody("Ben");
        http.as(ben).patch(path, Map.of("deviceName", "Mine")).expect(404);
        assertThat(http.as(anna)
                        .get("/v1/sessions")
                        .expect(200)
                        .get("items")
                        .get(0)
                        .get("deviceName")
                        .asString())
                .isEqualTo("Attic");
    }

    private Http.Answer refresh(String token) {
        return http.post("/v1/sessions/refresh", Map.of("refreshToken", token));
    }

    private static void refused(Http.Answer answer, String code) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo(code);
    }

    /** The same family and generation with another secret. */
    private static String damaged(String token) {
        int dot = token.lastIndexOf('.') + 1;
        char other = token.charAt(dot) == 'A' ? 'B' : 'A';
        return token.substring(0, dot) + other + token.substring(dot + 1);
    }
}
