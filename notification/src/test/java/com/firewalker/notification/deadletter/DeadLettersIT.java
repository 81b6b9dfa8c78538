package com.firewalker.notification.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.events.v1.DayGoalReached;
import com.firewalker.platform.testing.Servers;
import com.firewalker.testledger.RunningNotification;
import com.firewalker.testledger.TestLedger;
import com.firewalker.testledger.TestLedger.Appended;
import com.firewalker.testledger.TestServices;
import com.firewalker.testledger.TestTokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Poison in a saga (axon-notes.md row 19): it stands aside with what follows for its owner, and all others go on. */
class DeadLettersIT {

    private static final String PATH = "/v1/ops/notifications/parked-events";
    private static final LocalDate DAY = LocalDate.of(2026, 5, 4);

    private static TestLedger ledger;
    private static TestServices services;
    private static RunningNotification service;
    private static JdbcTemplate jdbc;

    @BeforeAll
    static void start() {
        Servers.resetSchemas();
        ledger = TestLedger.open();
        services = TestServices.start();
        service = RunningNotification.start(services.properties());
        jdbc = service.bean(JdbcTemplate.class);
    }

    @AfterAll
    static void stop() {
        service.close();
        services.close();
        ledger.close();
    }

    @Test
    void whatCannotBeWrittenIsParkedWithWhatFollowsAndToldOnceWhenTheCauseIsGone() {
        jdbc.execute("ALTER TABLE intent ADD CONSTRAINT no_poison CHECK (walker_id <> 'poison')");
        ledger.append(
                List.of(goal("before", 0), goal("poison", 0), goal("poison", 1), goal("after", 0), goal("before", 1)));

        awaitGoals("before", 2);
        awaitGoals("after", 1);
        ledger.append(List.of(goal("poison", 2), goal("after", 1)));
        awaitGoals("after", 2);
        List<JsonNode> waiting = parkedOf("poison");
        assertThat(waiting)
                .extracting(event -> event.get("processor").asString())
                .containsExactly("goal-saga", "goal-saga", "goal-saga");
        assertThat(waiting.get(0).get("cause").asString()).contains("no_poison");
        assertThat(waiting.get(1).get("cause").asString()).isEqualTo(DeadLetters.BEHIND);
        assertThat(goals("poison")).isZero();
        assertThat(service.bean(MeterRegistry.class)
                        .get("firewalker.deadletters")
                        .gauge()
                        .value())
                .isGreaterThanOrEqualTo(3);

        JsonNode refused = json(retry(waiting.get(0)));
        assertThat(refused.get("delivered").asInt()).isZero();
        assertThat(refused.get("cause").asString()).contains("no_poison");
        assertThat(parkedOf("poison").get(0).get("attempts").asInt()).isEqualTo(2);

        jdbc.execute("ALTER TABLE intent DROP CONSTRAINT no_poison");
        assertThat(json(retry(waiting.get(0))).get("delivered").asInt()).isEqualTo(3);
        awaitGoals("poison", 3);
        assertThat(parkedOf("poison")).isEmpty();
        ledger.append(List.of(goal("poison", 0), goal("poison", 3)));
        awaitGoals("poison", 4);
    }

    @Test
    void whatCannotBeReadIsParkedWithWhatFollowsAndToldOnceItCan() {
        Appended torn = goal("torn", 0);
        byte[] whole = torn.event().toByteArray();
        long position = ledger.appendBytes(
                torn.streamId(), DayGoalReached.getDescriptor().getFullName(), Arrays.copyOf(whole, whole.length - 1));
        ledger.append(List.of(goal("torn", 1), goal("entire", 0)));

        awaitGoals("entire", 1);
        List<JsonNode> waiting = parkedOf("torn");
        assertThat(waiting).hasSize(2);
        assertThat(waiting.get(0).get("cause").asString())
                .startsWith("UnreadableEvent: the event at position " + position + " in " + torn.streamId());
        assertThat(waiting.get(1).get("cause").asString()).isEqualTo(DeadLetters.BEHIND);
        JsonNode refused = json(retry(waiting.get(0)));
        assertThat(refused.get("delivered").asInt()).isZero();
        assertThat(refused.get("cause").asString()).contains("cannot be read");

        jdbc.update("UPDATE firewalker_command.ledger_event SET payload = ? WHERE position = ?", whole, position);
        assertThat(json(retry(waiting.get(0))).get("delivered").asInt()).isEqualTo(2);
        awaitGoals("torn", 2);
        assertThat(parkedOf("torn")).isEmpty();
    }

    @Test
    void whatWaitedBehindADroppedOneIsToldAtOnce() {
        tear("patient");
        ledger.append(List.of(goal("patient", 1), goal("patient", 2), goal("other", 0)));
        awaitGoals("other", 1);
        List<JsonNode> waiting = parkedOf("patient");
        assertThat(waiting).hasSize(3);

        assertThat(drop(waiting.get(0).get("id").asString())).isEqualTo(204);

        assertThat(parkedOf("patient")).isEmpty();
        awaitGoals("patient", 2);
    }

    @Test
    void whatCannotBeReadIsDroppedByAnOperator() {
        tear("damaged");
        ledger.append(List.of(goal("mortal", 0)));

        awaitGoals("mortal", 1);
        String id = parkedOf("damaged").get(0).get("id").asString();
        assertThat(drop(id)).isEqualTo(204);
        assertThat(drop(id)).isEqualTo(404);
        assertThat(parkedOf("damaged")).isEmpty();
    }

    /** Earlier versions took such dates from clients; neither a column nor a deadline holds them. */
    @Test
    void aDayThatNoCalendarHoldsTellsNobodyIsCountedAndStopsNobody() {
        LocalDate far = LocalDate.of(12_000, 1, 1);
        ledger.append(List.of(
                goal("timeless", far.toEpochDay() - DAY.toEpochDay()), endless("timeless"), goal("timeless", 1)));

        awaitGoals("timeless", 1);
        assertThat(parkedOf("timeless")).isEmpty();
        assertThat(service.bean(MeterRegistry.class)
                        .get("firewalker.events.ignored")
                        .tag("reader", "goal-saga")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    /** design.md 3: a message on Redis says "look", never how far; no process passes over what comes into a gap. */
    @Test
    void aFalseWakeUpSkipsNoEvent() {
        long head = ledger.append(List.of(goal("early", 0)));
        awaitGoals("early", 1);
        for (int i = 0; i < 20; i++) {
            ledger.announce(head + 40);
            ledger.announce(Long.MAX_VALUE);
        }
        ledger.append(List.of(goal("in-the-gap", 0)));
        awaitGoals("in-the-gap", 1);
        for (String processor : List.of("goal-saga", "friend-request-saga", "evening-saga", "erasure")) {
            assertThat(jdbc.queryForObject(
                            "SELECT MAX(applied) FROM token_entry WHERE processor_name = ?", Long.class, processor))
                    .isLessThanOrEqualTo(ledger.head());
        }
    }

    @Test
    void walkersSeeNothingOfIt() {
        assertThat(service.get(PATH, TestTokens.of("w1")).statusCode()).isEqualTo(403);
    }

    /** Appends an event whose last byte is missing. */
    private static void tear(String walker) {
        Appended whole = goal(walker, 0);
        byte[] bytes = whole.event().toByteArray();
        ledger.appendBytes(
                whole.streamId(), DayGoalReached.getDescriptor().getFullName(), Arrays.copyOf(bytes, bytes.length - 1));
    }

    private static Appended goal(String walker, long day) {
        return new Appended(
                "day/" + walker + "/" + DAY.plusDays(day), reached(walker, day).build());
    }

    private static DayGoalReached.Builder reached(String walker, long day) {
        return DayGoalReached.newBuilder()
                .setWalkerId(walker)
                .setLocalDate(Math.toIntExact(DAY.plusDays(day).toEpochDay()))
                .setGoal(10_000)
                .setTotal(10_020)
                .setDayEndsAtMillis(Instant.now().plusSeconds(3600).toEpochMilli());
    }

    private static Appended endless(String walker) {
        return new Appended(
                "day/" + walker + "/" + DAY,
                reached(walker, 0).setDayEndsAtMillis(Long.MAX_VALUE / 2).build());
    }

    private static int drop(String id) {
        return service.delete(PATH + "/" + id, TestTokens.operator(), "never readable")
                .statusCode();
    }

    private static HttpResponse<String> retry(JsonNode event) {
        return service.post(PATH + "/" + event.get("id").asString() + "/retry", TestTokens.operator(), "");
    }

    private static List<JsonNode> parkedOf(String owner) {
        return json(service.get(PATH + "?limit=200", TestTokens.operator()))
                .get("items")
                .valueStream()
                .filter(event -> event.get("owner").asString().equals(owner))
                .toList();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return new JsonMapper().readTree(answer.body());
    }

    private static void awaitGoals(String walker, int count) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(goals(walker)).isEqualTo(count));
    }

    /** Facts, not entries: goals of one sync share an entry. */
    private static int goals(String walker) {
        return jdbc.queryForList("SELECT facts FROM inbox WHERE walker_id = ?", String.class, walker).stream()
                .mapToInt(facts -> facts.split("\"goal-reached\"", -1).length - 1)
                .sum();
    }
}
