package com.firewalker.notification.streak;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.events.v1.WalkerErased;
import com.firewalker.events.v1.WalkerRegistered;
import com.firewalker.events.v1.WalkerZoneChanged;
import com.firewalker.events.v1.WalkerZonesStated;
import com.firewalker.notification.outbox.RecordingOutbox;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The evening is the walker's own. */
class EveningReminderSagaTest {

    private static final Instant NOON_IN_SEOUL = Instant.parse("2026-05-04T03:00:00Z");
    private static final Duration UNTIL_EVENING_IN_SEOUL = Duration.ofMinutes(7 * 60 + 30);

    private final RecordingOutbox outbox = new RecordingOutbox();
    private SagaTestFixture<EveningReminderSaga> fixture;

    @BeforeEach
    void saga() {
        fixture = new SagaTestFixture<>(EveningReminderSaga.class);
        fixture.registerResource(outbox);
        fixture.givenCurrentTime(NOON_IN_SEOUL);
    }

    @Test
    void looksAtTheDayInTheEvening() {
        fixture.givenAPublished(registered())
                .whenTimeElapses(UNTIL_EVENING_IN_SEOUL)
                .expectActiveSagas(1);

        assertThat(outbox.keys()).containsExactly("evening-check:w1:2026-05-04");
    }

    @Test
    void looksAtNothingBefore() {
        fixture.givenAPublished(registered())
                .whenTimeElapses(UNTIL_EVENING_IN_SEOUL.minusSeconds(1))
                .expectActiveSagas(1);

        assertThat(outbox.keys()).isEmpty();
    }

    @Test
    void looksAgainEveryEvening() throws Exception {
        fixture.givenAPublished(registered())
                .andThenTimeElapses(UNTIL_EVENING_IN_SEOUL)
                .whenTimeElapses(Duration.ofDays(2))
                .expectActiveSagas(1);

        assertThat(outbox.keys())
                .containsExactly(
                        "evening-check:w1:2026-05-04", "evening-check:w1:2026-05-05", "evening-check:w1:2026-05-06");
    }

    @Test
    void keepsOneEveningForARepeatedEvent() {
        fixture.givenAPublished(registered())
                .andThenAPublished(registered())
                .whenTimeElapses(UNTIL_EVENING_IN_SEOUL)
                .expectActiveSagas(1);

        assertThat(outbox.keys()).hasSize(1);
    }

    @Test
    void movesWithTheWalker() {
        fixture.givenAPublished(registered())
                .andThenAPublished(WalkerZoneChanged.newBuilder()
                        .setWalkerId("w1")
                        .setTimeZone("Europe/Berlin")
                        .setEffectiveFromMillis(NOON_IN_SEOUL.toEpochMilli())
                        .build())
                .whenTimeElapses(Duration.ofMinutes(14 * 60 + 30))
                .expectActiveSagas(1);

        assertThat(outbox.keys()).containsExactly("evening-check:w1:2026-05-04");
    }

    /** domain-rules.md 3.2: a stated history says which zone holds now. */
    @Test
    void movesWithAStatedHistory() {
        fixture.givenAPublished(registered())
                .andThenAPublished(WalkerZonesStated.newBuilder()
                        .setWalkerId("w1")
                        .setCurrentZone("+02:00")
                        .build())
                .whenTimeElapses(Duration.ofMinutes(14 * 60 + 30))
                .expectActiveSagas(1);

        assertThat(outbox.keys()).containsExactly("evening-check:w1:2026-05-04");
    }

    @Test
    void endsWithTheWalker() {
        fixture.givenAPublished(registered())
                .whenPublishingA(WalkerErased.newBuilder().setWalkerId("w1").build())
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines();
    }

    @Test
    void eveningsFollowTheClocksWhenTheyChange() {
        Instant eveningBeforeTheChange = Instant.parse("2026-10-24T17:30:00Z");

        assertThat(Evening.after(eveningBeforeTheChange, "Europe/Berlin"))
                .isEqualTo(Instant.parse("2026-10-25T18:30:00Z"));
        assertThat(EveningCheck.at("w1", "Europe/Berlin", eveningBeforeTheChange)
                        .expiresAt())
                .isEqualTo(LocalDate.of(2026, 10, 24).atTime(22, 0).toInstant(ZoneOffset.UTC));
    }

    @Test
    void hearsOfAMoveBeforeItHearsOfTheWalker() {
        fixture.givenAPublished(WalkerZoneChanged.newBuilder()
                        .setWalkerId("w1")
                        .setTimeZone("Europe/Berlin")
                        .setEffectiveFromMillis(NOON_IN_SEOUL.toEpochMilli())
                        .build())
                .andThenAPublished(registered())
                .whenTimeElapses(UNTIL_EVENING_IN_SEOUL)
                .expectActiveSagas(1);

        assertThat(outbox.keys()).containsExactly("evening-check:w1:2026-05-04");
    }

    @Test
    void theEveningLastsUntilMidnight() {
        assertThat(Evening.isOn(Instant.parse("2026-05-04T10:29:59Z"), "Asia/Seoul"))
                .isFalse();
        assertThat(Evening.isOn(Instant.parse("2026-05-04T10:30:00Z"), "Asia/Seoul"))
                .isTrue();
        assertThat(Evening.isOn(Instant.parse("2026-05-04T14:59:59Z"), "Asia/Seoul"))
                .isTrue();
        assertThat(Evening.isOn(Instant.parse("2026-05-04T15:00:00Z"), "Asia/Seoul"))
                .isFalse();
    }

    private static WalkerRegistered registered() {
        return WalkerRegistered.newBuilder()
                .setWalkerId("w1")
                .setTimeZone("Asia/Seoul")
                .setDailyGoal(8_000)
                .build();
    }
}
