package com.firewalker.notification.goal;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.events.v1.DayGoalLost;
import com.firewalker.events.v1.DayGoalReached;
import com.firewalker.events.v1.WalkerErased;
import com.firewalker.notification.intent.RecordingIntents;
import com.firewalker.notification.outbox.RecordingOutbox;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** domain-rules.md 9.1, 9.2, 9.4. */
class GoalSagaTest {

    private static final LocalDate DAY = LocalDate.of(2026, 5, 4);
    private static final Instant DAY_END = Instant.parse("2026-05-04T22:00:00Z");
    private static final Instant AFTERNOON = Instant.parse("2026-05-04T16:00:00Z");

    private final RecordingIntents intents = new RecordingIntents();
    private final RecordingOutbox outbox = new RecordingOutbox();
    private SagaTestFixture<GoalSaga> fixture;

    @BeforeEach
    void saga() {
        fixture = new SagaTestFixture<>(GoalSaga.class);
        fixture.registerResource(intents);
        fixture.registerResource(outbox);
        fixture.givenCurrentTime(AFTERNOON);
    }

    @Test
    void tellsOnceThatTheGoalIsReached() {
        fixture.givenNoPriorActivity().whenPublishingA(reached()).expectActiveSagas(1);

        assertThat(intents.only().key()).isEqualTo("GOAL_REACHED:w1:2026-05-04");
        assertThat(intents.only().facts())
                .containsEntry("date", "2026-05-04")
                .containsEntry("goal", 10_000)
                .containsEntry("total", 10_020);
    }

    @Test
    void staysSilentWhenTheTotalFallsAndRisesAgain() {
        fixture.givenAPublished(reached())
                .andThenAPublished(lost())
                .whenPublishingA(reached())
                .expectActiveSagas(1);

        assertThat(intents.keys()).containsExactly("GOAL_REACHED:w1:2026-05-04");
    }

    @Test
    void tellsEachDayAndEachWalkerApart() {
        fixture.givenAPublished(reached())
                .andThenAPublished(reached().toBuilder()
                        .setLocalDate(epochDay(DAY.minusDays(1)))
                        .build())
                .whenPublishingA(reached().toBuilder().setWalkerId("w2").build())
                .expectActiveSagas(3);

        assertThat(intents.keys())
                .containsExactly(
                        "GOAL_REACHED:w1:2026-05-04", "GOAL_REACHED:w1:2026-05-03", "GOAL_REACHED:w2:2026-05-04");
    }

    @Test
    void isOverWhenTheDayIsOld() {
        fixture.givenAPublished(reached())
                .whenTimeElapses(Duration.ofHours(42).plusSeconds(1))
                .expectActiveSagas(0);
    }

    @Test
    void isOpenUntilTheDayIsOld() {
        fixture.givenAPublished(reached())
                .whenTimeElapses(Duration.ofHours(42).minusSeconds(1))
                .expectActiveSagas(1);
    }

    @Test
    void isOverAtOnceWhenTheDayWasOldAlready() {
        fixture.givenNoPriorActivity()
                .whenPublishingA(reached().toBuilder()
                        .setDayEndsAtMillis(
                                AFTERNOON.minus(Duration.ofHours(36)).toEpochMilli())
                        .build())
                .expectActiveSagas(0);

        assertThat(intents.keys()).hasSize(1);
    }

    @Test
    void hearsOfALossBeforeItHearsOfTheGoal() {
        fixture.givenAPublished(lost()).whenPublishingA(reached()).expectActiveSagas(1);

        assertThat(intents.keys()).containsExactly("GOAL_REACHED:w1:2026-05-04");
    }

    @Test
    void endsWithTheWalker() {
        fixture.givenAPublished(reached())
                .whenPublishingA(WalkerErased.newBuilder().setWalkerId("w1").build())
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines();
    }

    @Test
    void pushesUntilTheDayEnds() {
        fixture.givenNoPriorActivity().whenPublishingA(reached()).expectActiveSagas(1);

        assertThat(intents.only().pushUntil()).isEqualTo(DAY_END);
    }

    @Test
    void pushesNothingThatNoNewStepsCaused() {
        fixture.givenNoPriorActivity()
                .whenPublishingA(reached().toBuilder().setWithoutNewSteps(true).build())
                .expectActiveSagas(1);

        assertThat(intents.only().pushUntil()).isNull();
    }

    /** domain-rules.md 6.7: each time the goal is reached a milestone may be passed that was not there before. */
    @Test
    void asksAfterTheStreakEachTimeAndAfterFriendsOnce() {
        fixture.givenAPublished(reached())
                .andThenAPublished(lost())
                .whenPublishingA(reached())
                .expectActiveSagas(1);

        assertThat(outbox.keys())
                .containsExactly(
                        "streak-check:w1:" + epochDay(DAY) + ":0",
                        "friend-goal:w1:" + epochDay(DAY),
                        "streak-check:w1:" + epochDay(DAY) + ":2");
    }

    @Test
    void tellsNoFriendOfAnOldDay() {
        fixture.givenNoPriorActivity()
                .whenPublishingA(reached().toBuilder()
                        .setDayEndsAtMillis(
                                AFTERNOON.minus(Duration.ofHours(37)).toEpochMilli())
                        .build())
                .expectActiveSagas(0);

        assertThat(outbox.keys()).containsExactly("streak-check:w1:" + epochDay(DAY) + ":0");
    }

    private static DayGoalReached reached() {
        return DayGoalReached.newBuilder()
                .setWalkerId("w1")
                .setLocalDate(epochDay(DAY))
                .setGoal(10_000)
                .setTotal(10_020)
                .setDayEndsAtMillis(DAY_END.toEpochMilli())
                .build();
    }

    private static DayGoalLost lost() {
        return DayGoalLost.newBuilder()
                .setWalkerId("w1")
                .setLocalDate(epochDay(DAY))
                .setGoal(10_000)
                .setTotal(9_980)
                .build();
    }

    private static int epochDay(LocalDate date) {
        return Math.toIntExact(date.toEpochDay());
    }
}
