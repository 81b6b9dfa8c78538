package com.firewalker.query.day;

import static com.firewalker.query.testing.Events.goalFrom;
import static com.firewalker.query.testing.Events.reached;
import static com.firewalker.query.testing.Events.registered;
import static com.firewalker.query.testing.Events.steps;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.events.v1.Visibility;
import com.firewalker.query.testing.Operator;
import com.firewalker.query.testing.QuerySide;
import com.firewalker.query.testing.QuerySide.Answer;
import com.firewalker.query.testing.Tokens;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Days through the door, on real servers (api.md 5). */
class DaysIT {

    private static final LocalDate MAY_4 = LocalDate.of(2026, 5, 4);

    private final QuerySide querySide = QuerySide.shared();

    @Test
    void showsTheUploadToWhoeverAsksAfterIt() {
        long position = querySide
                .ledger()
                .append(
                        registered("anna", Visibility.VISIBILITY_PUBLIC),
                        steps("anna", MAY_4, 8_500),
                        reached("anna", MAY_4, 8_500));

        Answer answer = querySide.getAfter(position, "anna", "/v1/me/days/2026-05-04");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("total").asInt()).isEqualTo(8_500);
        assertThat(answer.json().get("goalReached").asBoolean()).isTrue();
        assertThat(answer.json().get("streak").asInt()).isEqualTo(1);
        assertThat(answer.json().get("hasData").asBoolean()).isTrue();
        assertThat(Long.parseLong(String.valueOf(answer.header("Firewalker-Position"))))
                .isGreaterThanOrEqualTo(position);
    }

    @Test
    void answersEveryDateOfARangeWithTheGoalOfThatDate() {
        long position = querySide
                .ledger()
                .append(
                        registered("bert", Visibility.VISIBILITY_PUBLIC),
                        goalFrom("bert", MAY_4.plusDays(1), 12_000),
                        steps("bert", MAY_4, 100));

        JsonNode days = querySide
                .getAfter(position, "bert", "/v1/me/days?from=2026-05-03&to=2026-05-05")
                .json()
                .get("days");

        assertThat(days).hasSize(3);
        assertThat(days.get(0).get("hasData").asBoolean()).isFalse();
        assertThat(days.get(0).get("goal").asInt()).isEqualTo(8_000);
        assertThat(days.get(1).get("total").asInt()).isEqualTo(100);
        assertThat(days.get(2).get("goal").asInt()).isEqualTo(12_000);
    }

    @Test
    void refusesRangesOfMoreThanFourHundredDays() {
        assertThat(querySide
                        .get("anna", "/v1/me/days?from=2025-01-01&to=2026-02-04")
                        .status())
                .isEqualTo(200);
        assertThat(querySide
                        .get("anna", "/v1/me/days?from=2025-01-01&to=2026-02-05")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void saysThatTheViewIsBehindWhereAPositionDoesNotCome() {
        Operator operator = new Operator(querySide);
        operator.post("/projections/days/pause");
        try {
            long position = querySide.ledger().append(steps("cleo", MAY_4, 100));
            Answer answer = after(Long.toString(position));

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.json().get("code").asString()).isEqualTo("view-behind");
            assertThat(answer.header("Retry-After")).isNotNull();
        } finally {
            operator.post("/projections/days/resume");
        }
    }

    /** Nothing is waited for: the ledger never gave this position out (api.md 1). */
    @Test
    void saysAtOnceThatAPositionIsUnknownOrNone() {
        long start = System.nanoTime();
        Answer beyond = after("999999999999");
        long millis = (System.nanoTime() - start) / 1_000_000;

        assertThat(beyond.status()).isEqualTo(400);
        assertThat(beyond.json().get("code").asString()).isEqualTo("position-unknown");
        assertThat(millis).isLessThan(1_000);
        assertThat(after("tomorrow").json().get("code").asString()).isEqualTo("position-invalid");
    }

    private Answer after(String position) {
        return querySide.get(Tokens.walker("anna"), "/v1/me/days/2026-05-04", Map.of("Firewalker-After", position));
    }

    @Test
    void answersNotModifiedToWhoeverHasTheDayAlready() {
        Answer first = querySide.get("anna", "/v1/me/days/2020-01-01");

        Answer second = querySide.get(
                Tokens.walker("anna"),
                "/v1/me/days/2020-01-01",
                Map.of("If-None-Match", String.valueOf(first.header("ETag"))));

        assertThat(second.status()).isEqualTo(304);
    }
}
