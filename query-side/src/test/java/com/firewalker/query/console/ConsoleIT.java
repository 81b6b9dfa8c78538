package com.firewalker.query.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.events.v1.Visibility;
import com.firewalker.query.testing.Events;
import com.firewalker.query.testing.Operator;
import com.firewalker.query.testing.QuerySide;
import com.firewalker.query.testing.Tokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a console reads (api.md 7). */
class ConsoleIT {

    private static final QuerySide QUERY_SIDE = QuerySide.shared();
    private static final Operator OPERATOR = new Operator(QUERY_SIDE);
    private static final String TYPE = "firewalker.events.v1.WalkerRegistered";

    @BeforeAll
    static void threeWalkers() {
        for (String walker : List.of("console-1", "console-2", "console-3")) {
            QUERY_SIDE.ledger().append(Events.registered(walker, Visibility.VISIBILITY_PUBLIC));
        }
    }

    @Test
    void pagesThroughTheLedgerByPosition() {
        List<Long> positions = new ArrayList<>();
        String after = "0";
        while (after != null) {
            JsonNode page =
                    OPERATOR.get("/ledger/events?limit=200&after=" + after).json();
            page.get("items")
                    .forEach(event -> positions.add(event.get("position").asLong()));
            after = page.get("next").isNull() ? null : page.get("next").asString();
        }
        assertThat(positions).hasSizeGreaterThanOrEqualTo(3).isSorted().doesNotHaveDuplicates();
        assertThat(positions.get(positions.size() - 1))
                .isEqualTo(OPERATOR.projection("days").get("head").asLong());
    }

    @ParameterizedTest
    @ValueSource(strings = {"WalkerRegistered", TYPE})
    void findsEventsOfOneType(String type) {
        JsonNode items =
                OPERATOR.get("/ledger/events?limit=3&type=" + type).json().get("items");

        assertThat(items)
                .hasSize(3)
                .allMatch(event -> event.get("type").asString().equals(TYPE));
    }

    @Test
    void hasNothingBeyondTheHead() {
        JsonNode page = OPERATOR.get("/ledger/events?after=" + Long.MAX_VALUE).json();

        assertThat(page.get("items")).isEmpty();
        assertThat(page.get("next").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=-1", "type=%27", "limit=0", "limit=201"})
    void refusesWhatIsNoQuestion(String query) {
        assertThat(OPERATOR.get("/ledger/events?" + query).status()).isEqualTo(422);
    }

    @Test
    void listsRebuildsFromTheNewestOnByPages() {
        String first = OPERATOR.start("badges", "{\"mode\":\"dry-run\"}");
        OPERATOR.until(first, "ready", "switched");
        String second = OPERATOR.start("badges", "{\"mode\":\"dry-run\"}");
        OPERATOR.until(second, "ready", "switched");
        OPERATOR.verified("badges");

        JsonNode page = OPERATOR.get("/rebuilds?projection=badges&limit=1").json();
        assertThat(page.at("/items/0/rebuildId").asString()).isEqualTo(second);
        JsonNode next = OPERATOR.get("/rebuilds?projection=badges&limit=1&cursor="
                        + page.get("next").asString())
                .json();
        assertThat(next.at("/items/0/rebuildId").asString()).isEqualTo(first);
        assertThat(OPERATOR.get("/rebuilds").json().at("/items/0/projection").asString())
                .isEqualTo("badges");
        assertThat(OPERATOR.get("/rebuilds?cursor=x").status()).isEqualTo(422);
        assertThat(OPERATOR.get("/rebuilds?projection=%EB%82%A0").status()).isEqualTo(404);
    }

    @Test
    void tellsTheLastHourAndThenEverySecondHowThingsAre() throws Exception {
        HttpResponse<Stream<String>> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + QUERY_SIDE.port() + "/v1/ops/events"))
                                .header("Authorization", "Bearer " + Tokens.operator(Duration.ofSeconds(20)))
                                .header("Accept", "text/event-stream")
                                .build(),
                        HttpResponse.BodyHandlers.ofLines());

        try (Stream<String> lines = answer.body()) {
            List<String> told = lines.filter(line -> !line.isEmpty()).limit(6).toList();
            assertThat(told)
                    .filteredOn(line -> line.startsWith("event:"))
                    .containsExactly("event:history", "event:overview", "event:overview");
            assertThat(told.get(1)).contains("\"samples\":[");
            assertThat(told.get(3))
                    .contains("\"name\":\"days\"", "\"name\":\"goal-saga\"", "\"replica\":{\"state\":\"none\"")
                    .contains("\"redis\":{\"state\":\"up\"", "\"deadLetters\":{\"letters\":");
        }
    }

    @Test
    void showsAWalkerNothing() {
        for (String path : List.of("/events", "/rebuilds", "/ledger/events")) {
            assertThat(QUERY_SIDE.get("anna", "/v1/ops" + path).status()).isEqualTo(403);
        }
    }
}
