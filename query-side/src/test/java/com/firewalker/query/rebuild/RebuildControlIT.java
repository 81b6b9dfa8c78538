package com.firewalker.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.query.testing.Operator;
import com.firewalker.query.testing.QuerySide;
import com.firewalker.query.testing.Tokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What operators may ask, and what they are told (api.md 7). */
class RebuildControlIT {

    private static final QuerySide QUERY_SIDE = QuerySide.shared();
    private static final Operator OPERATOR = new Operator(QUERY_SIDE);
    private static final Town TOWN = new Town(QUERY_SIDE.ledger(), "control", 20, 20, 5);

    @BeforeAll
    static void aTownThatHasWalked() {
        TOWN.settle();
        OPERATOR.awaitPosition("days", TOWN.walk(500));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    goal-saga | {"mode":"shadow"} | 422 | not-rebuildable
                    friend-request-saga | {"mode":"shadow"} | 422 | not-rebuildable
                    evening-saga | {"mode":"dry-run"} | 422 | not-rebuildable
                    delivery | {"mode":"shadow"} | 422 | not-rebuildable
                    nothing | {"mode":"shadow"} | 404 | not-found
                    days | {} | 422 | invalid-request
                    days | {"mode":"sideways"} | 422 | invalid-request
                    days | {"mode":"shadow","walkerId":"w"} | 422 | invalid-request
                    days | {"mode":"in-place","autoSwitch":true} | 422 | invalid-request
                    days | {"mode":"in-place","from":"yesterday"} | 422 | invalid-request
                    days | {"mode":"shadow","speed":9} | 400 | unknown-field
                    """)
    void refusesInPlainWords(String projection, String body, int status, String code) {
        QuerySide.Answer answer = OPERATOR.post("/projections/" + projection + "/rebuilds", body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().get("code").asString()).isEqualTo(code);
    }

    /** No notification service runs beside this one. */
    @Test
    void namesProcessesAsUnreachableWhereTheirServiceIsAway() {
        JsonNode items = OPERATOR.get("/projections").json().get("items");

        List<JsonNode> sagas = items.valueStream()
                .filter(item -> item.get("service").asString().equals("notification"))
                .toList();
        assertThat(sagas).extracting(saga -> saga.get("name").asString()).contains("goal-saga", "friend-request-saga");
        assertThat(sagas).allSatisfy(saga -> {
            assertThat(saga.get("state").asString()).isEqualTo("unreachable");
            assertThat(saga.get("position").isNull()).isTrue();
        });
        assertThat(items.valueStream()
                        .filter(item -> item.get("state").asString().equals("running")))
                .hasSize(5);
        assertThat(OPERATOR.projection("goal-saga").get("state").asString()).isEqualTo("unreachable");
        assertThat(OPERATOR.post("/projections/goal-saga/pause").status()).isEqualTo(422);
    }

    @Test
    void letsNobodyInButOperators() {
        assertThat(QUERY_SIDE.get("anna", "/v1/ops/projections").status()).isEqualTo(403);
        assertThat(OPERATOR.get("/projections").status()).isEqualTo(200);
    }

    @Test
    void refusesASecondRebuildOfTheSameView() {
        String first = OPERATOR.shadow("days");

        QuerySide.Answer second = OPERATOR.post("/projections/days/rebuilds", "{\"mode\":\"shadow\"}");

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.json().get("code").asString()).isEqualTo("rebuild-running");
        assertThat(OPERATOR.projection("days").get("rebuild").get("rebuildId").asString())
                .isEqualTo(first);
        assertThat(OPERATOR.post("/rebuilds/" + first + "/cancel")
                        .json()
                        .get("state")
                        .asString())
                .isEqualTo("cancelled");
        assertThat(new Traces(QUERY_SIDE, "days").versionsBesideTheLiveOne()).isEmpty();
        assertThat(OPERATOR.post("/rebuilds/" + first + "/switch").status()).isEqualTo(409);
        assertThat(OPERATOR.post("/rebuilds/" + first + "/cancel").status()).isEqualTo(409);
        assertThat(OPERATOR.post("/rebuilds/" + first + "/switch-back").status())
                .isEqualTo(409);
    }

    @Test
    void predictsDurationAndDiskWithoutLeavingATrace() {
        Set<Integer> keptForASwitchBack = new Traces(QUERY_SIDE, "boards").versionsBesideTheLiveOne();

        String id = OPERATOR.start("boards", "{\"mode\":\"dry-run\"}");
        JsonNode told = OPERATOR.until(id, "ready").get("prediction");

        assertThat(told.get("sampled").asLong()).isPositive();
        assertThat(told.get("eventsPerSecond").asLong()).isPositive();
        assertThat(told.get("seconds").asLong()).isPositive();
        assertThat(told.get("tableBytes").asLong()).isPositive();
        assertThat(told.get("redisBytes").asLong()).isPositive();
        assertThat(new Traces(QUERY_SIDE, "boards").versionsBesideTheLiveOne()).isSubsetOf(keptForASwitchBack);
        assertThat(OPERATOR.post("/rebuilds/" + id + "/switch").status()).isEqualTo(409);
    }

    @Test
    void tellsEveryStageToWhoeverWatches() throws Exception {
        String id = OPERATOR.start("days", "{\"mode\":\"shadow\",\"autoSwitch\":true}");

        assertThat(watched(id, Tokens.operator()))
                .contains("event:progress")
                .contains("\"state\":\"switched\"")
                .contains("\"percent\":100.0");
    }

    /** One that waits to be switched over would otherwise be told of for ever. */
    @Test
    void tellsAWatcherNothingMoreWhenItsTokenIsOver() throws Exception {
        String id = OPERATOR.start("days", "{\"mode\":\"shadow\"}");
        OPERATOR.until(id, "ready");

        assertThat(watched(id, Tokens.operator(Duration.ofSeconds(5)))).contains("\"state\":\"ready\"");

        OPERATOR.post("/rebuilds/" + id + "/cancel");
        OPERATOR.until(id, "cancelled");
    }

    /** Everything that is told until the stream ends. */
    private static String watched(String id, String token) throws Exception {
        return HttpClient.newHttpClient()
                .sendAsync(
                        HttpRequest.newBuilder(URI.create(
                                        "http://localhost:" + QUERY_SIDE.port() + "/v1/ops/rebuilds/" + id + "/events"))
                                .header("Authorization", "Bearer " + token)
                                .header("Accept", "text/event-stream")
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .get(60, TimeUnit.SECONDS)
                .body();
    }

    @Test
    void showsAStreamAsPeopleReadIt() {
        QuerySide.Answer answer = OPERATOR.get("/streams/walker/control-1");

        assertThat(answer.status()).isEqualTo(200);
        JsonNode event = answer.json().get("items").get(0);
        assertThat(event.get("type").asString()).isEqualTo("firewalker.events.v1.WalkerRegistered");
        assertThat(event.get("position").asLong()).isPositive();
        assertThat(event.get("recordedAt").asString()).endsWith("Z");
        assertThat(event.get("payload").get("walkerId").asString()).isEqualTo("control-1");
        assertThat(OPERATOR.get("/streams/walker/nobody").status()).isEqualTo(404);
    }

    @Test
    void keepsAPausedViewWhereItIsUntilItIsResumed() {
        assertThat(OPERATOR.post("/projections/boards/pause")
                        .json()
                        .get("state")
                        .asString())
                .isEqualTo("paused");
        long before = OPERATOR.projection("boards").get("position").asLong();

        long position = TOWN.walk(10);
        OPERATOR.awaitPosition("days", position);

        assertThat(OPERATOR.projection("boards").get("position").asLong()).isEqualTo(before);
        assertThat(OPERATOR.projection("boards").get("lag").get("events").asLong())
                .isGreaterThanOrEqualTo(10);
        assertThat(QUERY_SIDE
                        .get(Tokens.walker("control-1"), "/v1/leaderboards/global/day", Map.of())
                        .status())
                .isEqualTo(200);

        OPERATOR.post("/projections/boards/resume");
        OPERATOR.awaitPosition("boards", position);
        assertThat(OPERATOR.projection("boards").get("state").asString()).isEqualTo("running");
    }
}
