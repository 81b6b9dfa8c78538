package com.firewalker.query.deadletter;

import static com.firewalker.query.testing.Events.registered;
import static com.firewalker.query.testing.Events.result;
import static com.firewalker.query.testing.Events.slotOf;
import static com.firewalker.query.testing.Events.steps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.events.v1.DeviceSteps;
import com.firewalker.events.v1.Visibility;
import com.firewalker.query.testing.Operator;
import com.firewalker.query.testing.QuerySide;
import com.firewalker.query.testing.TestLedger.Entry;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Sixty events at once that the day view cannot fold: it pauses, says why, and goes on when an operator says how. */
class TooManyFailuresIT {

    private static final LocalDate MAY_4 = LocalDate.of(2026, 5, 4);
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int EVENTS = 60;

    private final QuerySide querySide = QuerySide.shared();
    private final Operator operator = new Operator(querySide);

    @AfterAll
    static void noneStaysInTheLedger() {
        QuerySide.forgetShared();
    }

    @Test
    void pauseTheViewUntilAnOperatorLetsItParkThem() {
        List<Entry> entries = new ArrayList<>();
        entries.add(registered("well", Visibility.VISIBILITY_PUBLIC));
        for (int day = 0; day < EVENTS; day++) {
            entries.add(unfoldable("ill", MAY_4.plusDays(day)));
        }
        entries.add(steps("well", MAY_4, 300));

        long position = querySide.ledger().append(entries.toArray(Entry[]::new));

        isPausedWithItsReason();
        operator.awaitPosition("badges", position);
        operator.post("/projections/days/resume");
        isPausedWithItsReason();

        operator.post("/projections/days/resume?park=true");

        operator.awaitPosition("days", position);
        assertThat(operator.projection("days").get("deadLetters").asInt()).isEqualTo(EVENTS);
        assertThat(operator.projection("days").get("stoppedBy").isNull()).isTrue();
        int total = querySide
                .getAfter(position, "well", "/v1/me/days/" + MAY_4)
                .json()
                .get("total")
                .asInt();
        assertThat(total).isEqualTo(300);
    }

    private void isPausedWithItsReason() {
        await().atMost(SOON)
                .until(() -> operator.projection("days").get("state").asString().equals("paused"));
        assertThat(operator.projection("days").get("stoppedBy").asString())
                .startsWith("too many events of one batch cannot be handled, among them the one at position ");
        HealthIndicator health = querySide.context().getBean("projectionsHealthIndicator", HealthIndicator.class);
        assertThat(String.valueOf(
                        Objects.requireNonNull(health.health()).getDetails().get("days")))
                .startsWith("paused: too many events");
    }

    private static Entry unfoldable(String walker, LocalDate date) {
        return steps(
                walker,
                date,
                result(500, 500, slotOf(date, 40)).toBuilder()
                        .addDeviceSteps(DeviceSteps.newBuilder().setDevice(9).setSteps(1))
                        .build());
    }
}
