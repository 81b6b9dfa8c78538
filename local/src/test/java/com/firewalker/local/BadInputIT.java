package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.session.AccessTokenIssuer;
import com.firewalker.command.session.SigningKeys;
import com.firewalker.local.client.Answer;
import com.firewalker.local.client.Api;
import com.firewalker.local.client.WalkerClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong with a request, the answer is the contract's problem document and nothing has happened. */
class BadInputIT {

    private static final Api ONCE = new Api(OneMachine.machine().uri(), Duration.ZERO);
    private static final WalkerClient WALKER = OneMachine.walker("UTC");
    private static final WalkerClient STRANGER = OneMachine.walker("UTC");
    private static final String WALK =
            "{\"id\":\"a1\",\"version\":1,\"start\":\"2026-11-01T07:00:00Z\",\"end\":\"2026-11-01T07:10:00Z\",\"count\":1}";

    static Stream<Arguments> requests() {
        return Stream.of(
                refused("malformed JSON", "POST", "/v1/me/steps", "{\"device\":", 400, "malformed-json"),
                refused("not an object", "POST", "/v1/me/steps", "[]", 422, null),
                refused("an empty body", "POST", "/v1/me/steps", "", 400, "malformed-json"),
                refused(
                        "an unknown field",
                        "POST",
                        "/v1/me/steps",
                        upload(WALK).replace("\"kind\"", "\"colour\":\"red\",\"kind\""),
                        400,
                        "unknown-field"),
                refused("a missing device", "POST", "/v1/me/steps", "{\"samples\":[" + WALK + "]}", 422, null),
                refused("no samples", "POST", "/v1/me/steps", upload(""), 422, null),
                refused("1001 samples", "POST", "/v1/me/steps", upload(walks(1001)), 413, null),
                refused("a wrong type", "PUT", "/v1/me/goal", "{\"dailySteps\":\"many\"}", 422, null),
                refused("a goal of 0", "PUT", "/v1/me/goal", "{\"dailySteps\":0}", 422, null),
                refused("a goal of 100001", "PUT", "/v1/me/goal", "{\"dailySteps\":100001}", 422, null),
                refused("a missing goal", "PUT", "/v1/me/goal", "{}", 422, null),
                refused("an unknown zone", "PATCH", "/v1/me", "{\"timeZone\":\"Mars/Olympus\"}", 422, null),
                refused("a date that is none", "GET", "/v1/me/days/2026-02-30", null, 422, null),
                refused("a limit of 201", "GET", "/v1/leaderboards/global/day?limit=201", null, 422, null),
                refused("a forged cursor", "GET", "/v1/leaderboards/global/day?cursor=abc", null, 422, null),
                refused("an unknown scope", "GET", "/v1/leaderboards/family/day", null, 404, "not-found"),
                refused("an unknown path", "GET", "/v1/me/secrets", null, 404, "not-found"),
                refused("a path of the management", "GET", "/actuator/env", null, 404, "not-found"),
                refused("a method nobody has", "DELETE", "/v1/me/days", null, 405, null),
                refused("a view of the operators", "GET", "/v1/ops/projections", null, 403, null),
                refused("a missing notice", "POST", "/v1/me/notifications/none/read", null, 404, "not-found"),
                refused("a missing friend request", "POST", "/v1/me/friend-requests/none/accept", null, 404, null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    @Tag("S9")
    @Tag("S11")
    void getsAProblemDocument(
            String what, String method, String path, @Nullable String body, int status, @Nullable String code) {
        assertProblem(ONCE.call(method, path, body, WALKER.token(), Map.of()), status, code);
    }

    static Stream<Arguments> samples() {
        OffsetDateTime future = OffsetDateTime.now(ZoneOffset.UTC).plusHours(1);
        return Stream.of(
                Arguments.of("an end before its start", WALK.replace("07:10", "06:10")),
                Arguments.of("a missing end", WALK.replace("\"end\":\"2026-11-01T07:10:00Z\",", "")),
                Arguments.of("a negative count", WALK.replace("\"count\":1", "\"count\":-1")),
                Arguments.of("a count of more than a million", WALK.replace("\"count\":1", "\"count\":1000001")),
                Arguments.of("a count that is no number", WALK.replace("\"count\":1", "\"count\":\"one\"")),
                Arguments.of("an odd offset", WALK.replace("00Z", "00+05:53")),
                Arguments.of("an id with a personal look", WALK.replace("a1", "anna@x")),
                Arguments.of("a cumulative type", WALK.replace("{\"id\"", "{\"type\":\"cumulative\",\"id\"")),
                Arguments.of(
                        "a future sample",
                        WALK.replace("2026-11-01T07:00:00Z", future.toString())
                                .replace(
                                        "2026-11-01T07:10:00Z",
                                        future.plusMinutes(10).toString())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void rejectsABadSampleAndTakesItsNeighbour(String what, String sample) {
        Answer answer = ONCE.call(
                "POST", "/v1/me/steps", upload(sample + "," + WALK.replace("a1", "good")), WALKER.token(), Map.of());
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(answer.body().path("results").path(0).path("status").asString())
                .isEqualTo("rejected");
        assertThat(answer.body().path("results").path(0).path("reason").asString())
                .isNotBlank();
        assertThat(answer.body().path("results").path(1).path("status").asString())
                .isIn("accepted", "unchanged");
    }

    @Test
    @Tag("S2")
    void takesNoTokenButItsOwnFreshOnes() {
        String good = WALKER.token();
        assertThat(ONCE.get("/v1/me", good).status()).isEqualTo(200);
        String[] parts = good.split("\\.");
        String[] wrong = {
            "nonsense",
            parts[0] + "." + parts[1] + ".",
            parts[0] + "." + parts[1] + "." + new StringBuilder(parts[2]).reverse(),
            parts[0] + "." + STRANGER.token().split("\\.")[1] + "." + parts[2],
            expired()
        };
        for (String token : wrong) {
            for (String path : new String[] {"/v1/me", "/v1/me/days/2026-11-01", "/v1/me/notifications"}) {
                assertProblem(ONCE.get(path, token), 401, null);
            }
        }
        assertProblem(ONCE.get("/v1/me", null), 401, null);
    }

    @Test
    @Tag("S1")
    void answersForASomebodyElsesObjectAsForAMissingOne() {
        String mine =
                WALKER.get("/v1/me").expectSuccess().body().path("walkerId").asString();
        String request = STRANGER.post("/v1/me/friend-requests", Map.of("walkerId", mine))
                .expectSuccess()
                .body()
                .path("requestId")
                .asString();
        WalkerClient third = OneMachine.walker("UTC");
        Answer foreign = third.post("/v1/me/friend-requests/" + request + "/accept", null);
        Answer missing = third.post("/v1/me/friend-requests/none/accept", null);
        assertProblem(foreign, 404, null);
        assertThat(foreign.code()).isEqualTo(missing.code());
        assertThat(foreign.body().path("detail")).isEqualTo(missing.body().path("detail"));
    }

    private static void assertProblem(Answer answer, int status, @Nullable String code) {
        String seen = answer.status() + " " + answer.body();
        assertThat(answer.status()).as(seen).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .as(seen)
                .startsWith("application/problem+json");
        assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
        assertThat(answer.body().path("status").asInt()).isEqualTo(status);
        assertThat(answer.code()).as(seen).matches("[a-z0-9]+(-[a-z0-9]+)*");
        if (code != null) {
            assertThat(answer.code()).isEqualTo(code);
        }
        for (String field : new String[] {"type", "title", "detail", "instance"}) {
            assertThat(answer.body().has(field)).as(field).isTrue();
        }
        assertThat(answer.body().toString()).doesNotContain("java.", "com.firewalker", "Exception", "SELECT ");
    }

    private static String expired() {
        Clock anHourAgo = Clock.fixed(Instant.now().minusSeconds(3600), ZoneOffset.UTC);
        return new AccessTokenIssuer(new SigningKeys(OneMachine.machine().data().keys(), anHourAgo), anHourAgo)
                .forOperator();
    }

    private static Arguments refused(
            String what, String method, String path, @Nullable String body, int status, @Nullable String code) {
        return Arguments.of(what, method, path, body, status, code);
    }

    private static String upload(String samples) {
        return "{\"device\":{\"id\":\"phone-1\",\"kind\":\"phone\"},\"samples\":[" + samples + "]}";
    }

    private static String walks(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> WALK.replace("a1", "a" + number))
                .collect(Collectors.joining(","));
    }
}
