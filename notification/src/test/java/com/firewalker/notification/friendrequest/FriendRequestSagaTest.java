package com.firewalker.notification.friendrequest;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.events.v1.FriendshipAccepted;
import com.firewalker.events.v1.FriendshipDeclined;
import com.firewalker.events.v1.FriendshipExpired;
import com.firewalker.events.v1.FriendshipRequested;
import com.firewalker.events.v1.FriendshipWithdrawn;
import com.firewalker.events.v1.WalkerBlocked;
import com.firewalker.events.v1.WalkerErased;
import com.firewalker.notification.intent.RecordingIntents;
import com.firewalker.notification.outbox.RecordingOutbox;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** domain-rules.md 9.1, 10.3, 10.4. */
class FriendRequestSagaTest {

    private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
    private static final String TOLD = "FRIEND_REQUEST:r1";
    private static final String REMINDED = "FRIEND_REQUEST_REMINDER:r1";
    private static final String ACCEPTED = "FRIEND_ACCEPTED:r1";

    private final RecordingIntents intents = new RecordingIntents();
    private final RecordingOutbox outbox = new RecordingOutbox();
    private SagaTestFixture<FriendRequestSaga> fixture;

    @BeforeEach
    void saga() {
        fixture = new SagaTestFixture<>(FriendRequestSaga.class);
        fixture.givenCurrentTime(NOW);
        fixture.registerResource(intents);
        fixture.registerResource(outbox);
    }

    @Test
    void tellsTheAddresseeWhoAsks() {
        fixture.givenNoPriorActivity().whenPublishingA(requested()).expectActiveSagas(1);

        assertThat(intents.only().key()).isEqualTo(TOLD);
        assertThat(intents.only().walkerId()).isEqualTo("addressee");
        assertThat(intents.only().facts())
                .containsEntry("walkerId", "requester")
                .containsEntry("requestId", "r1");
    }

    @Test
    void recordsOneIntentForARepeatedEvent() {
        fixture.givenAPublished(requested()).whenPublishingA(requested()).expectActiveSagas(1);

        assertThat(intents.keys()).containsExactly(TOLD);
    }

    @Test
    void remindsAfterSevenDays() {
        fixture.givenAPublished(requested()).whenTimeElapses(Duration.ofDays(7)).expectActiveSagas(1);

        assertThat(intents.keys()).containsExactly(TOLD, REMINDED);
    }

    @Test
    void remindsNobodyBefore() {
        fixture.givenAPublished(requested())
                .whenTimeElapses(Duration.ofDays(7).minusMillis(1))
                .expectActiveSagas(1);

        assertThat(intents.keys()).containsExactly(TOLD);
    }

    @Test
    void expiresWhenNobodyAnswers() {
        fixture.givenAPublished(requested())
                .whenTimeElapses(Duration.ofDays(30))
                .expectActiveSagas(0);

        assertThat(outbox.keys()).containsExactly("expire-request:r1");
    }

    @Test
    void staysOpenADayBefore() {
        fixture.givenAPublished(requested())
                .whenTimeElapses(Duration.ofDays(29))
                .expectActiveSagas(1);

        assertThat(outbox.keys()).isEmpty();
    }

    @Test
    void tellsTheRequesterThatItIsAccepted() {
        fixture.givenAPublished(requested())
                .whenPublishingA(accepted())
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines();

        assertThat(intents.keys()).containsExactly(TOLD, ACCEPTED);
    }

    @ParameterizedTest
    @MethodSource("endings")
    void endsOnEveryOutcomeAndForgetsItsDeadlines(Object ending) {
        fixture.givenAPublished(requested())
                .whenPublishingA(ending)
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines();

        assertThat(intents.keys()).doesNotContain(REMINDED);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void tellsNothingOfARequestThatWasOverBeforeItWasHeardOf(Object ending) {
        fixture.givenAPublished(ending).whenPublishingA(requested()).expectActiveSagas(1);

        assertThat(intents.keys()).doesNotContain(TOLD);
    }

    @Test
    void tellsAnAcceptanceThatComesFirst() {
        fixture.givenAPublished(accepted()).whenPublishingA(requested()).expectActiveSagas(1);

        assertThat(intents.keys()).containsExactly(ACCEPTED);
    }

    @Test
    void saysNothingToTheBlockingSideButLetsTheRequestLapse() {
        fixture.givenAPublished(requested().toBuilder().setSilent(true).build())
                .whenTimeElapses(Duration.ofDays(30))
                .expectActiveSagas(0);

        assertThat(intents.keys()).isEmpty();
        assertThat(outbox.keys()).containsExactly("expire-request:r1");
    }

    @Test
    void keepsTwoRequestsOfAPairApart() {
        fixture.givenAPublished(requested())
                .andThenAPublished(withdrawn())
                .whenPublishingA(requested().toBuilder().setRequestId("r2").build())
                .expectActiveSagas(1);

        assertThat(intents.keys()).containsExactly(TOLD, "FRIEND_REQUEST:r2");
    }

    private static Stream<Object> answers() {
        return Stream.of(declined(), withdrawn(), expired());
    }

    private static Stream<Object> endings() {
        return Stream.concat(
                answers(),
                Stream.of(
                        accepted(),
                        WalkerBlocked.newBuilder()
                                .setWalkerId("addressee")
                                .setBlockedId("requester")
                                .setEndedRequestId("r1")
                                .build(),
                        WalkerErased.newBuilder().setWalkerId("requester").build(),
                        WalkerErased.newBuilder().setWalkerId("addressee").build()));
    }

    private static FriendshipRequested requested() {
        return FriendshipRequested.newBuilder()
                .setRequestedAtMillis(NOW.toEpochMilli())
                .setRequestId("r1")
                .setRequesterId("requester")
                .setAddresseeId("addressee")
                .build();
    }

    private static FriendshipAccepted accepted() {
        return FriendshipAccepted.newBuilder()
                .setRequestId("r1")
                .setRequesterId("requester")
                .setAddresseeId("addressee")
                .build();
    }

    private static FriendshipDeclined declined() {
        return FriendshipDeclined.newBuilder()
                .setRequestId("r1")
                .setRequesterId("requester")
                .setAddresseeId("addressee")
                .build();
    }

    private static FriendshipWithdrawn withdrawn() {
        return FriendshipWithdrawn.newBuilder()
                .setRequestId("r1")
                .setRequesterId("requester")
                .setAddresseeId("addressee")
                .build();
    }

    private static FriendshipExpired expired() {
        return FriendshipExpired.newBuilder()
                .setRequestId("r1")
                .setRequesterId("requester")
                .setAddresseeId("addressee")
                .build();
    }
}
