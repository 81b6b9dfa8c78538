package com.firewalker.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Dump;
import com.firewalker.command.testing.Http;
import com.firewalker.command.testing.Somebody;
import com.firewalker.command.testing.Together;
import com.firewalker.platform.security.RateLimiter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cites domain-rules.md 12.2 and reliability.md S4. */
@Tag("S4")
class ErasureIT {

    private final CommandSide commandSide = CommandSide.running();
    private final Http http = commandSide.http();

    @Test
    void leavesNothingOfThePersonBehind() {
        String name = "Zacharias Quillfeather";
        Somebody walker = commandSide.somebody(name.replace(" ", ""));
        http.as(walker).patch("/v1/me", Map.of("displayName", name)).expect(200);
        http.post(
                        "/v1/sessions",
                        Map.of(
                                "email",
                                walker.email(),
                                "password",
                                CommandSide.PASSWORD,
                                "deviceName",
                                name + "'s watch"))
                .expect(201);
        List<String> traces = List.of(
                name.toLowerCase(),
                walker.email(),
                walker.friendCode().toLowerCase(),
                walker.refreshToken().toLowerCase(),
                walker.accessToken().toLowerCase());
        assertThat(Dump.ofAllStores()).as("the search finds what is there").contains(traces.get(0), traces.get(1));
        http.as(walker)
                .send("DELETE", "/v1/me", Map.of("password", CommandSide.PASSWORD))
                .expect(202);
        String dump = Dump.ofAllStores();
        traces.forEach(trace -> assertThat(dump).doesNotContain(trace));
    }

    /** domain-rules.md 12.2: on both sides, and what was pending is there for nobody. */
    @Test
    void endsFriendshipsAndRequestsOnBothSides() {
        Somebody anna = commandSide.somebody("Anna");
        Somebody ben = commandSide.somebody("Ben");
        Somebody carl = commandSide.somebody("Carl");
        String friends = ask(anna, ben);
        http.as(ben)
                .send("POST", "/v1/me/friend-requests/" + friends + "/accept", null)
                .expect(204);
        String received = ask(anna, carl);
        String sent = ask(carl, ben);
        erase(anna);
        erase(ben);
        for (String table : List.of(
                "friend WHERE walker_id = :id OR friend_id = :id",
                "friend_request WHERE requester_id = :id OR addressee_id = :id",
                "friend_standing WHERE walker_id = :id")) {
            for (Somebody gone : List.of(anna, ben)) {
                assertThat(count(table, gone)).as(table).isZero();
            }
        }
        http.as(carl)
                .send("POST", "/v1/me/friend-requests/" + received + "/accept", null)
                .expect(404);
        http.as(carl)
                .send("POST", "/v1/me/friend-requests/" + received + "/decline", null)
                .expect(404);
        http.as(carl).delete("/v1/me/friend-requests/" + sent).expect(404);
        http.as(carl).put("/v1/me/blocks/" + anna.walkerId(), Map.of()).expect(404);
    }

    /** A command that already found the request when the other side went. */
    @Test
    void letsNoFriendshipBeginThatWasOnItsWay() {
        Somebody anna = commandSide.somebody("Anna");
        Somebody ben = commandSide.somebody("Ben");
        List<Callable<Integer>> all = new ArrayList<>();
        for (int n = 0; n < 6; n++) {
            all.add(() -> http.as(ben)
                    .post("/v1/me/friend-requests", Map.of("walkerId", anna.walkerId()))
                    .status());
        }
        all.add(3, () -> erase(anna));
        assertThat(Together.call(7, all)).allMatch(status -> status < 500);
        assertThat(commandSide
                        .bean(JdbcClient.class)
                        .sql("SELECT COUNT(*) FROM friend_request WHERE addressee_id = ?")
                        .param(anna.walkerId())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** Names made from e-mail and address, as the login limits count by them. */
    @Test
    void leavesNothingInRedisThatTheEmailNames() {
        Somebody anna = commandSide.somebody("Anna");
        http.post("/v1/sessions", Map.of("email", anna.email(), "password", "a wrong password"))
                .expect(401);
        String account = EmailKey.canonical(anna.email());
        List<String> keys = List.of(
                RateLimiter.key("known-places", account),
                RateLimiter.key("throttle:login-account", account),
                RateLimiter.key("throttle:login-known", RateLimiter.key("place", account + "\n127.0.0.1")));
        StringRedisTemplate redis = commandSide.bean(StringRedisTemplate.class);
        assertThat(keys).as("the search finds what is there").anyMatch(redis::hasKey);
        erase(anna);
        assertThat(keys).noneMatch(redis::hasKey);
    }

    private long count(String where, Somebody walker) {
        return commandSide
                .bean(JdbcClient.class)
                .sql("SELECT COUNT(*) FROM " + where)
                .param("id", walker.walkerId())
                .query(Long.class)
                .single();
    }

    private int erase(Somebody walker) {
        Http.Answer answer = http.as(walker).send("DELETE", "/v1/me", Map.of("password", CommandSide.PASSWORD));
        answer.expect(202);
        return answer.status();
    }

    private String ask(Somebody one, Somebody other) {
        return http.as(one)
                .post("/v1/me/friend-requests", Map.of("friendCode", other.friendCode()))
                .expect(201)
                .get("requestId")
                .asString();
    }

    @Test
    void endsEverySession() {
        Somebody walker = commandSide.somebody("Anna");
        http.as(walker)
                .send("DELETE", "/v1/me", Map.of("password", CommandSide.PASSWORD))
                .expect(202);
        assertThat(http.post("/v1/sessions/refresh", Map.of("refreshToken", walker.refreshToken()))
                        .code())
                .isEqualTo("refresh-token-invalid");
        assertThat(http.post("/v1/sessions", Map.of("email", walker.email(), "password", CommandSide.PASSWORD))
                        .code())
                .isEqualTo("bad-credentials");
        assertThat(http.as(walker).get("/v1/me").status()).isEqualTo(401);
    }

    @Test
    void asksForThePasswordAndCountsWrongOnes() {
        Somebody walker = commandSide.somebody("Anna");
        for (int guess = 0; guess < 5; guess++) {
            Http.Answer answer =
                    http.as(walker).send("DELETE", "/v1/me", Map.of("password", "a wrong password " + guess));
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.code()).isEqualTo("wrong-password");
        }
        Http.Answer sixth = http.as(walker).send("DELETE", "/v1/me", Map.of("password", CommandSide.PASSWORD));
        assertThat(sixth.status()).isEqualTo(429);
        assertThat(sixth.header("Retry-After")).isNotNull();
        http.as(walker).get("/v1/me").expect(200);
    }
}
