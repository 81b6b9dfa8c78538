package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.local.client.Answer;
import com.firewalker.local.client.Api;
import com.firewalker.local.client.WalkerClient;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What api.md 1 says of every door: one range of dates, ids that cannot be, positions, parameters by name. */
class DoorRulesIT {

    private static final Api ONCE = new Api(OneMachine.machine().uri(), Duration.ZERO);
    private static final WalkerClient WALKER = OneMachine.walker("UTC");
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final String[] FAR = {"%2B12000-01-01", "%2B999999999-12-31", "-999999999-01-01", "1969-12-31"};

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DELETE | /v1/me/steps/p/s?version=1&date={date}",
                "GET | /v1/me/days/{date}",
                "GET | /v1/me/days/{date}/slots",
                "GET | /v1/me/days/{date}/explanation",
                "GET | /v1/me/days?from={date}&to=2026-01-01",
                "GET | /v1/me/days?from=2026-01-01&to={date}",
                "GET | /v1/me/days/2026-01-01?asOf={date}T00:00:00Z",
                "GET | /v1/me/days/2026-01-01/slots?asOf={date}T00:00:00Z",
                "GET | /v1/me/stats?period=week&date={date}",
                "GET | /v1/me/stats?period=year&date={date}",
                "GET | /v1/leaderboards/global/day?date={date}",
                "GET | /v1/leaderboards/friends/month?date={date}",
                "GET | /v1/leaderboards/global/week/around-me?date={date}"
            })
    void takeNoDateBeyondTheCalendarAndAppendNothing(String method, String path) {
        long head = head();
        for (String date : FAR) {
            refused(call(method, path.replace("{date}", date), null), 422, "date-out-of-range");
        }
        refused(call(method, path.replace("{date}", TODAY.plusDays(401).toString()), null), 422, "date-out-of-range");
        assertThat(head()).isEqualTo(head);
        if (method.equals("GET")) {
            Answer last =
                    call(method, path.replace("{date}", TODAY.plusDays(400).toString()), null);
            assertThat(last.code()).isNotEqualTo("date-out-of-range");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"+12000-01-01", "+999999999-12-31", "-999999999-01-01", "1969-12-31"})
    void takeNoSuchDateInABody(String date) {
        long head = head();
        String goal = "{\"dailySteps\":9000,\"effectiveFrom\":\"" + date + "\"}";
        Answer refused = call("PUT", "/v1/me/goal", goal);
        refused(refused, 422, "date-out-of-range");
        assertThat(refused.body().at("/errors/0/pointer").asString()).isEqualTo("/effectiveFrom");
        String order = "{\"order\":[\"watch-1\"],\"effectiveFrom\":\"" + date + "\"}";
        refused(call("PUT", "/v1/me/device-preference", order), 422, "date-out-of-range");
        assertThat(head()).isEqualTo(head);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"id\":{},\"version\":1,\"start\":\"2026-11-01T07:00:00Z\",\"end\":\"2026-11-01T07:10:00Z\",\"count\":1",
                "\"id\":[],\"version\":1,\"start\":\"2026-11-01T07:00:00Z\",\"end\":\"2026-11-01T07:10:00Z\",\"count\":1",
                "\"id\":true,\"version\":1",
                "\"id\":\"f1\",\"version\":1,\"type\":\"daily-total\",\"date\":\"+12000-01-01\",\"count\":1",
                "\"id\":\"f2\",\"version\":1,\"type\":\"daily-total\",\"date\":\"1969-12-31\",\"count\":1",
                "\"id\":\"f3\",\"version\":1,\"start\":\"+999999999-12-31T00:00:00Z\",\"end\":\"2026-11-01T07:10:00Z\",\"count\":1",
                "\"id\":\"f4\",\"version\":1,\"start\":\"1950-01-01T00:00:00Z\",\"end\":\"1950-01-01T00:10:00Z\",\"count\":1",
                "\"id\":\"f5\",\"version\":1,\"start\":\"2026-11-01T07:00:00Z\",\"end\":\"2026-11-01T07:10:00Z\",\"count\":1,"
                        + "\"movedFrom\":\"+12000-01-01\""
            })
    void rejectOneBadSampleAndTakeItsNeighbour(String bad) {
        String good = "{\"id\":\"n1\",\"version\":1,\"start\":\"2026-11-01T08:00:00Z\","
                + "\"end\":\"2026-11-01T08:10:00Z\",\"count\":1}";
        Answer answer = call(
                "POST",
                "/v1/me/steps?backfill=true",
                "{\"device\":{\"id\":\"phone-1\",\"kind\":\"phone\"},\"samples\":[{" + bad + "}," + good + "]}");
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(answer.body().at("/results/0/status").asString()).isEqualTo("rejected");
        assertThat(answer.body().at("/results/1/status").asString()).isIn("accepted", "unchanged");
        if (!bad.startsWith("\"id\":{") && !bad.startsWith("\"id\":[") && !bad.startsWith("\"id\":t")) {
            assertThat(answer.body().at("/results/0/reason").asString()).isEqualTo("date-out-of-range");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /v1/me/friend-requests/%C3%A9/accept |",
                "POST | /v1/me/friend-requests/%C3%A9/decline |",
                "DELETE | /v1/me/friend-requests/%C3%A9 |",
                "DELETE | /v1/me/friends/%C3%A9 |",
                "PUT | /v1/me/blocks/%C3%A9 |",
                "DELETE | /v1/me/blocks/%C3%A9 |",
                "DELETE | /v1/sessions/%C3%A9 |",
                "GET | /v1/me/exports/%C3%A9 |",
                "GET | /v1/walkers/%C3%A9 |",
                "DELETE | /v1/me/steps/%C3%A9/s?version=1 |",
                "POST | /v1/me/notifications/%C3%A9/read |",
                "DELETE | /v1/me/push-subscriptions/%C3%A9 |",
                "POST | /v1/me/friend-requests | {\"walkerId\":\"é\"}",
                "POST | /v1/me/friend-requests | {\"friendCode\":\"é\"}",
                "PUT | /v1/me/image | {\"key\":\"é\"}"
            })
    void answerAnIdThatCannotBeOneAsAnUnknownOne(String method, String path, String body) {
        refused(call(method, path, body), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/me",
                "/v1/sessions",
                "/v1/me/summary",
                "/v1/me/days/2026-11-01",
                "/v1/me/days/2026-11-01/explanation",
                "/v1/me/friends",
                "/v1/me/badges",
                "/v1/leaderboards/global/day",
                "/v1/me/notifications"
            })
    void answerQuestionsAtAPosition(String path) {
        Answer set = WALKER.call("PUT", "/v1/me/goal", Map.of("dailySteps", 9_001), Map.of());
        long position = position(set.expectSuccess());
        Answer then = asked(path, Long.toString(position));
        assertThat(then.status()).as(then.body().toString()).isEqualTo(200);
        refused(asked(path, "tomorrow"), 400, "position-invalid");
        refused(asked(path, "-1"), 400, "position-invalid");
        refused(asked(path, "1.5"), 400, "position-invalid");
        long began = System.nanoTime();
        refused(asked(path, "999999999999"), 400, "position-unknown");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/me", "/v1/sessions", "/v1/me/summary", "/v1/me/friends"})
    void sayAtWhichPositionTheyAnswer(String path) {
        long position = position(WALKER.call("PUT", "/v1/me/goal", Map.of("dailySteps", 9_002), Map.of())
                .expectSuccess());
        assertThat(position(asked(path, Long.toString(position)))).isGreaterThanOrEqualTo(position);
    }

    @ParameterizedTest
    @CsvSource({"/v1/me/days?to=2026-01-01,/from", "/v1/me/days?from=2026-01-01,/to", "/v1/me/stats,/period"})
    void nameTheParameterThatIsMissing(String path, String pointer) {
        Answer answer = call("GET", path, null);
        refused(answer, 422, "invalid-request");
        assertThat(answer.body().at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(answer.body().at("/errors/0/code").asString()).isEqualTo("required");
    }

    @Test
    void nameTheFieldThatIsNotKnown() {
        Answer answer = call("PUT", "/v1/me/goal", "{\"dailySteps\":9000,\"colour\":\"red\"}");
        refused(answer, 400, "unknown-field");
        assertThat(answer.body().at("/errors/0/pointer").asString()).isEqualTo("/colour");
    }

    private static long head() {
        return position(WALKER.get("/v1/me").expectSuccess());
    }

    private static long position(Answer answer) {
        return answer.headers().firstValueAsLong("Firewalker-Position").orElseThrow();
    }

    private static Answer asked(String path, String position) {
        return ONCE.call("GET", path, null, WALKER.token(), Map.of("Firewalker-After", position));
    }

    private static Answer call(String method, String path, @Nullable String body) {
        return ONCE.call(method, path, body, WALKER.token(), Map.of());
    }

    private static void refused(Answer answer, int status, String code) {
        String seen = answer.status() + " " + answer.body();
        assertThat(answer.status()).as(seen).isEqualTo(status);
        assertThat(answer.code()).as(seen).isEqualTo(code);
        assertThat(answer.body().path("errors").isArray()).as(seen).isTrue();
    }
}
