package com.firewalker.command.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Http;
import com.firewalker.command.testing.Link;
import com.firewalker.command.testing.Somebody;
import com.firewalker.command.testing.Together;
import com.firewalker.platform.testing.Operations;
import com.firewalker.platform.testing.Operations.Operation;
import com.firewalker.platform.testing.Servers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The wires to the stores cut and mended: what is broken says so. Cites reliability.md S12 and promise 7. */
@Tag("S12")
class StoresCutIT {

    private static final int AT_A_TIME = 64;

    /** Answered from what every instance holds itself. */
    private static final Set<String> NEED_NO_STORE = Set.of("GET /.well-known/jwks.json");

    private static Link mysql;
    private static Link redis;
    private static Link tokens;
    private static CommandSide commandSide;

    private final Http http = commandSide.http();
    private final Somebody anna = commandSide.somebody("Anna");

    @BeforeAll
    static void start() {
        mysql = new Link(Servers.mariaDb().port());
        redis = new Link(Servers.redis().port());
        tokens = new Link(Servers.tokenRedis().port());
        commandSide = CommandSide.start(Map.of(
                "firewalker.mysql.url", mysql.instead(Servers.mariaDb().url()),
                "firewalker.redis.url", redis.instead(Servers.redis().url()),
                "firewalker.token-redis.url",
                        tokens.instead(Servers.tokenRedis().url())));
    }

    @AfterEach
    void mend() {
        List.of(mysql, redis, tokens).forEach(Link::mend);
    }

    @AfterAll
    static void end() {
        commandSide.close();
        List.of(mysql, redis, tokens).forEach(Link::close);
    }

    @Test
    void saysSoWhileMySqlIsCutAndGoesOnAfterwards() {
        mysql.cut();
        everyOperationFailsClosed();
        for (Http.Answer answer : acts("cut")) {
            assertUnavailable(answer);
        }
        assertThat(mysql.refused()).as("calls that found nobody").isPositive();
        mysql.mend();
        goesOn("cut");
    }

    /** Worse than away: it takes every call and answers none. Each caller waits for a bounded time only. */
    @Test
    void saysSoWhileMySqlIsSilentAndGoesOnAfterwards() {
        mysql.hold();
        for (Http.Answer answer : acts("silent")) {
            assertUnavailable(answer);
        }
        assertThat(mysql.heldUp()).as("calls that nobody answered").isPositive();
        mysql.mend();
        goesOn("silent");
    }

    @Test
    void saysSoWhileBothRedisAreSilentAndGoesOnAfterwards() {
        List.of(redis, tokens).forEach(Link::hold);
        assertUnavailable(refresh());
        http.as(anna).get("/v1/me").expect(200);
        assertThat(upload("silent-boards").status()).isEqualTo(200);
        assertThat(tokens.heldUp()).as("calls that nobody answered").isPositive();
        List.of(redis, tokens).forEach(Link::mend);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> refresh().expect(200));
    }

    /** Boards' Redis only speeds things up and spreads news: without it everything still works. */
    @Test
    void worksWithoutTheBoardsRedis() {
        redis.cut();
        everyOperationFailsClosed();
        for (Http.Answer answer : acts("without")) {
            assertThat(answer.status()).as(answer.text()).isIn(200, 201, 409);
        }
        assertThat(redis.refused()).as("calls that found nobody").isPositive();
        redis.mend();
        goesOn("without");
    }

    @Test
    void saysSoWhileAllStoresAreCutAndGoesOnAfterwards() {
        List.of(mysql, redis, tokens).forEach(Link::cut);
        everyOperationFailsClosed();
        for (Http.Answer answer : acts("alone")) {
            assertUnavailable(answer);
        }
        assertUnavailable(refresh());
        List.of(mysql, redis, tokens).forEach(Link::mend);
        goesOn("alone");
        refresh().expect(200);
    }

    /** Whatever is asked: no answer is a 500, and none says that something was done which was not. */
    private void everyOperationFailsClosed() {
        boolean ledgerAway = http.as(anna).get("/v1/me").status() == 503;
        List<Callable<String>> calls = new ArrayList<>();
        for (Operation operation : Operations.of(http.get("/v3/api-docs").expect(200))) {
            if (!operation.ops() && !NEED_NO_STORE.contains(operation.toString()) && !endsThings(operation)) {
                calls.add(() -> objection(operation, ledgerAway));
            }
        }
        assertThat(calls).hasSizeGreaterThan(20);
        assertThat(Together.call(AT_A_TIME, calls)).containsOnly("");
    }

    private String objection(Operation operation, boolean ledgerAway) {
        boolean has = operation.takesBody();
        Http.Answer answer = http.as(anna).send(operation.method(), operation.path(), has ? Map.of() : null);
        boolean shaped = answer.status() < 400 || !answer.code().isEmpty();
        boolean honest = !ledgerAway || answer.status() >= 400;
        boolean patient = answer.status() != 503 || retryAfter(answer) <= 5;
        boolean fine = answer.status() != 500 && shaped && honest && patient;
        return fine ? "" : operation + " " + answer.status() + " " + answer.text();
    }

    /** Of the session and the account that the test goes on with. */
    private static boolean endsThings(Operation operation) {
        return operation.method().equals("DELETE")
                && (operation.template().equals("/v1/me")
                        || operation.template().startsWith("/v1/sessions"));
    }

    /** What walkers do, each needing MySQL. */
    private List<Http.Answer> acts(String name) {
        Http keyed = http.with("Idempotency-Key", UUID.randomUUID().toString());
        String newEmail = UUID.randomUUID() + "@example.com";
        return Together.call(
                AT_A_TIME,
                List.of(
                        () -> http.post("/v1/walkers", CommandSide.registration(name + "-" + anna.email(), "Ben")),
                        () -> keyed.post("/v1/walkers", CommandSide.registration(newEmail, "Ben")),
                        () -> http.post(
                                "/v1/sessions", Map.of("email", anna.email(), "password", CommandSide.PASSWORD)),
                        () -> http.as(anna).get("/v1/me"),
                        () -> http.as(anna).get("/v1/sessions"),
                        () -> http.as(anna).patch("/v1/me", Map.of("displayName", "Anna B")),
                        () -> http.as(anna).put("/v1/me/goal", Map.of("dailySteps", 9_000)),
                        () -> upload(name)));
    }

    private Http.Answer refresh() {
        return http.post("/v1/sessions/refresh", Map.of("refreshToken", anna.refreshToken()));
    }

    private Http.Answer upload(String id) {
        LocalDate date = LocalDate.now(ZoneOffset.UTC).minusDays(1);
        var sample = Map.of(
                "id",
                id,
                "version",
                1,
                "start",
                date + "T10:00:00+01:00",
                "end",
                date + "T10:10:00+01:00",
                "count",
                500);
        return http.as(anna)
                .post("/v1/me/steps", Map.of("device", Map.of("id", "p", "kind", "phone"), "samples", List.of(sample)));
    }

    /** The same requests again, as their senders would repeat them: each is done once, whatever became of the first. */
    private void goesOn(String name) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> upload(name).expect(200));
        assertThat(upload(name).expect(200).at("/results/0/status").asString()).isEqualTo("unchanged");
        assertThat(upload(name).expect(200).at("/days/0/total").asInt()).isEqualTo(500);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> acts(name)
                        .forEach(answer ->
                                assertThat(answer.status()).as(answer.text()).isIn(200, 201, 409)));
    }

    private static void assertUnavailable(Http.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.code()).isNotEmpty();
        assertThat(retryAfter(answer)).isBetween(1, 5);
    }

    private static int retryAfter(Http.Answer answer) {
        return Integer.parseInt(String.valueOf(answer.header("Retry-After")));
    }
}
