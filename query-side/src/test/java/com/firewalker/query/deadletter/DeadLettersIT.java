package com.firewalker.query.deadletter;

import static com.firewalker.query.testing.Events.registered;
import static com.firewalker.query.testing.Events.result;
import static com.firewalker.query.testing.Events.slotOf;
import static com.firewalker.query.testing.Events.steps;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.events.v1.DeviceSteps;
import com.firewalker.events.v1.Visibility;
import com.firewalker.operators.v1.BeginRequest;
import com.firewalker.query.testing.Operator;
import com.firewalker.query.testing.QuerySide;
import com.firewalker.query.testing.TestAudit;
import com.firewalker.query.testing.TestLedger.Entry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.LocalDate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An event that the day view cannot fold (its steps name a device it does not list), and what becomes of it. */
class DeadLettersIT {

    private static final LocalDate MAY_4 = LocalDate.of(2026, 5, 4);

    private final QuerySide querySide = QuerySide.shared();
    private final Operator operator = new Operator(querySide);

    @AfterAll
    static void noPoisonStaysInTheLedger() {
        QuerySide.forgetShared();
    }

    private static Entry poison(String walker) {
        return steps(
                walker,
                MAY_4,
                result(500, 500, slotOf(MAY_4, 40)).toBuilder()
                        .addDeviceSteps(DeviceSteps.newBuilder().setDevice(9).setSteps(1))
                        .build());
    }

    @Test
    void waitWithTheirDayWhileEverythingElseFlowsOn() {
        long position = querySide
                .ledger()
                .append(
                        registered("ill", Visibility.VISIBILITY_PUBLIC),
                        registered("well", Visibility.VISIBILITY_PUBLIC),
                        steps("well", MAY_4, 100),
                        poison("ill"),
                        steps("ill", MAY_4, 900),
                        steps("ill", MAY_4.plusDays(1), 300),
                        steps("well", MAY_4, 200));
        operator.awaitPosition("days", position);

        assertThat(total("well", "2026-05-04")).isEqualTo(200);
        assertThat(total("ill", "2026-05-05")).isEqualTo(300);
        assertThat(total("ill", "2026-05-04")).isZero();

        JsonNode letters = operator.get("/projections/days/dead-letters").json().get("items");
        assertThat(letters).hasSize(2);
        JsonNode head = letters.get(0);
        assertThat(head.get("cause").asString()).startsWith("IndexOutOfBoundsException");
        assertThat(head.get("event").get("payload").get("walkerId").asString()).isEqualTo("ill");
        assertThat(letters.get(1).get("cause").asString()).contains("earlier event");
        assertThat(operator.projection("days").get("deadLetters").asInt()).isEqualTo(2);
        assertThat(operator.projection("days").get("state").asString()).isEqualTo("dead-letters");
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> gauge() == 2);

        long later = querySide.ledger().append(steps("ill", MAY_4, 1_200));
        operator.awaitPosition("days", later);
        assertThat(operator.projection("days").get("deadLetters").asInt()).isEqualTo(3);

        countAsDifference();
        stopARebuild(head.get("position").asLong());
        failOnceMore(head.get("id").asString());
        areDroppedWithAReason(head.get("id").asString());
        haveNotKeptBackThoseBehind();
    }

    private void countAsDifference() {
        JsonNode verified = operator.verified("days");
        assertThat(verified.get("state").asString()).isEqualTo("different");
        assertThat(verified.get("mismatches").get(0).get("where").asString()).isEqualTo("dead-letters");
    }

    private void stopARebuild(long position) {
        JsonNode failed = operator.until(operator.shadow("days"), "failed");
        assertThat(failed.get("failure").asString()).startsWith("the event at position " + position + " ");
    }

    private void failOnceMore(String id) {
        JsonNode outcome =
                operator.post("/projections/days/dead-letters/" + id + "/retry").json();
        assertThat(outcome.get("delivered").asInt()).isZero();
        assertThat(outcome.get("waiting").asInt()).isEqualTo(3);
        assertThat(operator.get("/projections/days/dead-letters/" + id)
                        .json()
                        .get("attempts")
                        .asInt())
                .isEqualTo(2);
    }

    private void areDroppedWithAReason(String id) {
        String path = "/projections/days/dead-letters/" + id;
        TestAudit acts = querySide.directory().acts();
        assertThat(operator.delete(path, "x".repeat(1_001)).status()).isEqualTo(422);
        QuerySide.Answer refused = operator.delete(path, null);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("code").asString()).isEqualTo("reason-required");
        acts.away(true);
        assertThat(operator.delete(path, "nobody would know why").status()).isEqualTo(503);
        acts.away(false);
        assertThat(operator.get(path).status())
                .as("what cannot be recorded is not done")
                .isEqualTo(200);
        assertThat(operator.delete(path, "device list was cut").status()).isEqualTo(204);
        BeginRequest act = acts.begun().get(acts.begun().size() - 1);
        assertThat(act.getActor() + " " + act.getRole() + ": " + act.getAction() + " " + act.getTarget())
                .isEqualTo("operator operator: drop-dead-letter " + path.substring(1));
        assertThat(act.getReason()).isEqualTo("device list was cut");
        assertThat(acts.outcomes()).endsWith("refused", "done");
        assertThat(operator.get(path).status()).isEqualTo(404);
    }

    private void haveNotKeptBackThoseBehind() {
        assertThat(total("ill", "2026-05-04")).isEqualTo(1_200);
        assertThat(operator.projection("days").get("state").asString()).isEqualTo("running");
        assertThat(operator.verified("days").get("state").asString()).isEqualTo("equal");
        String rebuilt = operator.start("days", "{\"mode\":\"shadow\",\"autoSwitch\":true}");
        operator.until(rebuilt, "switched");
        assertThat(total("ill", "2026-05-04")).isEqualTo(1_200);
    }

    private double gauge() {
        return querySide
                .bean(MeterRegistry.class)
                .get("firewalker.deadletters")
                .tag("projection", "days")
                .gauge()
                .value();
    }

    private int total(String walker, String date) {
        return querySide.get(walker, "/v1/me/days/" + date).json().get("total").asInt();
    }
}
