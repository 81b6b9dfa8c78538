package com.firewalker.command.friendship;

import static com.firewalker.command.friendship.FriendshipFacts.ANNA;
import static com.firewalker.command.friendship.FriendshipFacts.BEN;
import static com.firewalker.command.friendship.FriendshipFacts.FRESH;
import static com.firewalker.command.friendship.FriendshipFacts.NOON;
import static com.firewalker.command.friendship.FriendshipFacts.accepted;
import static com.firewalker.command.friendship.FriendshipFacts.annaAsks;
import static com.firewalker.command.friendship.FriendshipFacts.asked;
import static com.firewalker.command.friendship.FriendshipFacts.askedSilently;
import static com.firewalker.command.friendship.FriendshipFacts.benAccepts;
import static com.firewalker.command.friendship.FriendshipFacts.benAsks;
import static com.firewalker.command.friendship.FriendshipFacts.benBlocks;
import static com.firewalker.command.friendship.FriendshipFacts.benDeclines;
import static com.firewalker.command.friendship.FriendshipFacts.benUnblocks;
import static com.firewalker.command.friendship.FriendshipFacts.declined;
import static com.firewalker.command.friendship.FriendshipFacts.endedBy;
import static com.firewalker.command.friendship.FriendshipFacts.expired;
import static com.firewalker.command.friendship.FriendshipFacts.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.firewalker.events.v1.WalkerBlocked;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** domain-rules.md 10. */
class FriendshipTest {

    private static final Instant LAPSES = NOON.plus(Duration.ofDays(30));
    private static final Standing FULL = new Standing(0, 0, 1000);
    private static final Standing ALMOST_FULL = new Standing(0, 0, 999);

    private FixtureConfiguration<Friendship> friendship = new AggregateTestFixture<>(Friendship.class);

    @BeforeEach
    void freshFixture() {
        friendship = new AggregateTestFixture<>(Friendship.class);
    }

    @Nested
    class Requesting {

        @Test
        void waitsForTheOther() {
            friendship.givenNoPriorActivity().when(annaAsks("r1")).expectEvents(asked());
        }

        @Test
        void saysNothingWhenTheSameRequestComesAgain() {
            friendship.given(asked()).when(annaAsks("r1")).expectNoEvents().expectSuccessfulHandlerExecution();
        }

        @Test
        void refusesASecondRequestWhileOneWaits() {
            refused(friendship.given(asked()).when(annaAsks("r2")), "request-pending");
        }

        @Test
        void refusesFriends() {
            refused(friendship.given(asked(), accepted()).when(annaAsks("r2")), "already-friends");
            freshFixture();
            refused(friendship.given(asked(), accepted()).when(benAsks("r2")), "already-friends");
        }

        @Test
        void acceptsACrossingRequest() {
            friendship.given(asked()).when(benAsks("r2")).expectEvents(accepted());
        }

        @Test
        void acceptsACrossingRequestUpToTheLimitOfFriends() {
            friendship
                    .given(asked())
                    .when(new RequestFriendship("r2", BEN, ANNA, ALMOST_FULL, ALMOST_FULL, NOON))
                    .expectEvents(accepted());
            freshFixture();
            refused(
                    friendship.given(asked()).when(new RequestFriendship("r2", BEN, ANNA, FULL, FRESH, NOON)),
                    "too-many-friends");
            freshFixture();
            refused(
                    friendship.given(asked()).when(new RequestFriendship("r2", BEN, ANNA, FRESH, FULL, NOON)),
                    "too-many-friends");
        }

        @Test
        void needsTwoWalkers() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new RequestFriendship("r1", ANNA, ANNA, FRESH, FRESH, NOON));
        }

        @Test
        void isPossibleAgainAfterAWithdrawal() {
            friendship.given(asked(), withdrawn()).when(annaAsks("r2")).expectEvents(asked("r2", ANNA, BEN, false));
        }

        @Test
        void isPossibleAgainAfterTheEndOfAFriendship() {
            friendship
                    .given(asked(), accepted(), endedBy(BEN, ANNA))
                    .when(annaAsks("r2"))
                    .expectEvents(asked("r2", ANNA, BEN, false));
        }
    }

    @Nested
    class Limiting {

        @Test
        void takesTwentyRequestsADay() {
            friendship
                    .givenNoPriorActivity()
                    .when(annaAsks("r1", new Standing(19, 0, 0), NOON))
                    .expectEvents(asked());
        }

        @Test
        void refusesTheTwentyFirstUntilMidnight() {
            var at = Instant.parse("2026-05-04T23:00:00Z");
            var result = friendship.givenNoPriorActivity().when(annaAsks("r1", new Standing(20, 0, 0), at));
            assertThat(refused(result, "too-many-requests-today").retryAfter()).isEqualTo(Duration.ofHours(1));
        }

        @Test
        void takesAHundredPending() {
            friendship
                    .givenNoPriorActivity()
                    .when(annaAsks("r1", new Standing(0, 99, 0), NOON))
                    .expectEvents(asked());
            freshFixture();
            refused(
                    friendship.givenNoPriorActivity().when(annaAsks("r1", new Standing(0, 100, 0), NOON)),
                    "too-many-pending");
        }

        @Test
        void takesAThousandFriends() {
            friendship
                    .givenNoPriorActivity()
                    .when(annaAsks("r1", ALMOST_FULL, NOON))
                    .expectEvents(asked());
            freshFixture();
            refused(friendship.givenNoPriorActivity().when(annaAsks("r1", FULL, NOON)), "too-many-friends");
        }

        @Test
        void letsARefusedSenderWaitThirtyDays() {
            var result = friendship.given(asked(), declined()).when(annaAsks("r2", FRESH, LAPSES.minusMillis(1)));
            assertThat(refused(result, "asked-too-soon").retryAfter()).isEqualTo(Duration.ofMillis(1));
            freshFixture();
            friendship
                    .given(asked(), declined())
                    .when(annaAsks("r2", FRESH, LAPSES))
                    .expectEvents(asked("r2", ANNA, BEN, false, LAPSES));
        }

        @Test
        void letsTheOneWhoRefusedAskAtOnce() {
            friendship.given(asked(), declined()).when(benAsks("r2")).expectEvents(asked("r2", BEN, ANNA, false));
        }

        @Test
        void letsARequestLapseAfterThirtyDays() {
            refused(friendship.given(asked()).when(annaAsks("r2", FRESH, LAPSES.minusMillis(1))), "request-pending");
            freshFixture();
            friendship
                    .given(asked())
                    .when(annaAsks("r2", FRESH, LAPSES))
                    .expectEvents(expired(), asked("r2", ANNA, BEN, false, LAPSES));
        }
    }

    @Nested
    class Accepting {

        @Test
        void makesFriends() {
            friendship.given(asked()).when(benAccepts()).expectEvents(accepted());
        }

        @Test
        void saysNothingWhenRepeated() {
            friendship.given(asked(), accepted()).when(benAccepts()).expectNoEvents();
        }

        @Test
        void refusesTheSendersOwnAnswer() {
            refused(
                    friendship.given(asked()).when(new AcceptFriendRequest("r1", ANNA, BEN, FRESH, FRESH, NOON)),
                    "not-found");
        }

        @Test
        void refusesAnotherRequest() {
            refused(friendship.given(asked()).when(benAccepts("r2", FRESH, FRESH, NOON)), "not-found");
        }

        @Test
        void refusesWhatIsNoLongerOpen() {
            refused(friendship.given(asked(), withdrawn()).when(benAccepts()), "not-found");
            freshFixture();
            refused(friendship.given(asked(), declined()).when(benAccepts()), "not-found");
            freshFixture();
            refused(friendship.given(asked(), expired()).when(benAccepts()), "not-found");
            freshFixture();
            refused(friendship.given(asked(), accepted(), endedBy(ANNA, BEN)).when(benAccepts()), "not-found");
        }

        @Test
        void refusesALapsedRequest() {
            friendship
                    .given(asked())
                    .when(benAccepts("r1", FRESH, FRESH, LAPSES.minusMillis(1)))
                    .expectEvents(accepted());
            freshFixture();
            refused(friendship.given(asked()).when(benAccepts("r1", FRESH, FRESH, LAPSES)), "not-found");
        }

        @Test
        void keepsBothWithinAThousandFriends() {
            friendship
                    .given(asked())
                    .when(benAccepts("r1", ALMOST_FULL, ALMOST_FULL, NOON))
                    .expectEvents(accepted());
            freshFixture();
            refused(friendship.given(asked()).when(benAccepts("r1", FULL, FRESH, NOON)), "too-many-friends");
            freshFixture();
            refused(friendship.given(asked()).when(benAccepts("r1", FRESH, FULL, NOON)), "too-many-friends");
        }
    }

    @Nested
    class Declining {

        @Test
        void endsTheRequest() {
            friendship.given(asked()).when(benDeclines()).expectEvents(declined());
        }

        @Test
        void saysNothingWhenRepeated() {
            friendship.given(asked(), declined()).when(benDeclines()).expectNoEvents();
        }

        @Test
        void refusesTheSendersOwnAnswer() {
            refused(friendship.given(asked()).when(new DeclineFriendRequest("r1", ANNA, BEN, NOON)), "not-found");
        }

        @Test
        void refusesAfterTheAcceptance() {
            refused(friendship.given(asked(), accepted()).when(benDeclines()), "not-found");
        }
    }

    @Nested
    class Withdrawing {

        private final WithdrawFriendRequest command = new WithdrawFriendRequest("r1", ANNA, BEN);

        @Test
        void endsTheRequest() {
            friendship.given(asked()).when(command).expectEvents(withdrawn());
        }

        @Test
        void saysNothingWhenRepeated() {
            friendship.given(asked(), withdrawn()).when(command).expectNoEvents();
        }

        @Test
        void refusesTheOtherSide() {
            refused(friendship.given(asked()).when(new WithdrawFriendRequest("r1", BEN, ANNA)), "not-found");
        }

        @Test
        void refusesAfterTheAcceptance() {
            refused(friendship.given(asked(), accepted()).when(command), "not-found");
        }
    }

    @Nested
    class Expiring {

        private final ExpireFriendRequest command = new ExpireFriendRequest("r1", ANNA, BEN);

        @Test
        void endsTheRequest() {
            friendship.given(asked()).when(command).expectEvents(expired());
        }

        @Test
        void doesNothingOnceAnswered() {
            friendship.given(asked(), accepted()).when(command).expectNoEvents().expectSuccessfulHandlerExecution();
            freshFixture();
            friendship.given(asked(), expired()).when(command).expectNoEvents().expectSuccessfulHandlerExecution();
        }
    }

    @Nested
    class Ending {

        private final EndFriendship command = new EndFriendship(ANNA, BEN);

        @Test
        void takesFriendsApart() {
            friendship.given(asked(), accepted()).when(command).expectEvents(endedBy(ANNA, BEN));
        }

        @Test
        void saysNothingWhenRepeated() {
            friendship
                    .given(asked(), accepted(), endedBy(ANNA, BEN))
                    .when(command)
                    .expectNoEvents();
        }

        @Test
        void refusesWhoNeverWereFriends() {
            refused(friendship.given(asked()).when(command), "not-found");
        }
    }

    @Nested
    class Blocking {

        private final BlockWalker command = new BlockWalker(BEN, ANNA);

        @Test
        void needsNoAcquaintance() {
            friendship.givenNoPriorActivity().when(command).expectEvents(benBlocks());
        }

        @Test
        void endsTheFriendship() {
            friendship
                    .given(asked(), accepted())
                    .when(command)
                    .expectEvents(benBlocks(true).build());
        }

        @Test
        void endsTheRequest() {
            friendship
                    .given(asked())
                    .when(command)
                    .expectEvents(benBlocks(false).setEndedRequestId("r1").build());
        }

        @Test
        void saysNothingWhenRepeated() {
            friendship.given(benBlocks()).when(command).expectNoEvents();
        }

        @Test
        void isPossibleBothWays() {
            friendship
                    .given(benBlocks())
                    .when(new BlockWalker(ANNA, BEN))
                    .expectEvents(WalkerBlocked.newBuilder()
                            .setWalkerId(ANNA)
                            .setBlockedId(BEN)
                            .setEndedFriendship(false)
                            .build());
        }
    }

    @Nested
    class BeingBlocked {

        @Test
        void looksLikeARequestThatWaits() {
            friendship.given(benBlocks()).when(annaAsks("r1")).expectEvents(askedSilently());
        }

        @Test
        void answersASecondRequestAsEver() {
            refused(friendship.given(benBlocks(), askedSilently()).when(annaAsks("r2")), "request-pending");
        }

        @Test
        void keepsAnEarlierRequestLookingOpen() {
            refused(friendship.given(asked(), blockedWithRequest()).when(annaAsks("r2")), "request-pending");
        }

        @Test
        void letsTheSenderWithdraw() {
            friendship
                    .given(asked(), blockedWithRequest())
                    .when(new WithdrawFriendRequest("r1", ANNA, BEN))
                    .expectEvents(withdrawn());
        }

        @Test
        void letsTheRequestExpire() {
            friendship
                    .given(benBlocks(), askedSilently())
                    .when(new ExpireFriendRequest("r1", ANNA, BEN))
                    .expectEvents(expired());
        }

        @Test
        void reachesNobody() {
            refused(friendship.given(benBlocks(), askedSilently()).when(benAccepts()), "not-found");
            freshFixture();
            refused(friendship.given(benBlocks(), askedSilently()).when(benDeclines()), "not-found");
        }

        @Test
        void countsAgainstTheSendersLimitsAsEver() {
            refused(
                    friendship.given(benBlocks()).when(annaAsks("r1", new Standing(20, 0, 0), NOON)),
                    "too-many-requests-today");
        }

        @Test
        void refusesTheBlockersOwnRequest() {
            refused(friendship.given(benBlocks()).when(benAsks("r1")), "walker-blocked");
        }
    }

    @Nested
    class Unblocking {

        private final UnblockWalker command = new UnblockWalker(BEN, ANNA);

        @Test
        void liftsTheBlock() {
            friendship.given(benBlocks()).when(command).expectEvents(benUnblocks());
        }

        @Test
        void saysNothingWhenRepeated() {
            friendship.given(benBlocks(), benUnblocks()).when(command).expectNoEvents();
        }

        @Test
        void restoresNoFriendship() {
            friendship
                    .given(asked(), accepted(), benBlocks(true).build(), benUnblocks())
                    .when(annaAsks("r2"))
                    .expectEvents(asked("r2", ANNA, BEN, false));
        }

        @Test
        void restoresNoRequest() {
            refused(
                    friendship
                            .given(asked(), blockedWithRequest(), benUnblocks())
                            .when(benAccepts()),
                    "not-found");
        }

        @Test
        void letsTheUnblockedAndTheUnblockerMeetHalfway() {
            friendship
                    .given(benBlocks(), askedSilently(), benUnblocks())
                    .when(benAsks("r2"))
                    .expectEvents(accepted());
        }

        @Test
        void leavesTheOthersBlock() {
            var annaBlocks = new BlockWalker(ANNA, BEN);
            friendship
                    .givenCommands(new BlockWalker(BEN, ANNA), annaBlocks, command)
                    .when(annaBlocks)
                    .expectNoEvents();
        }
    }

    private static WalkerBlocked blockedWithRequest() {
        return benBlocks(false).setEndedRequestId("r1").build();
    }

    private static FriendshipRefused refused(ResultValidator<Friendship> result, String code) {
        var seen = new AtomicReference<FriendshipRefused>();
        result.expectNoEvents().expectException(Matchers.isA(FriendshipRefused.class));
        result.expectException(new CustomTypeSafeMatcher<FriendshipRefused>("refused as " + code) {
            @Override
            protected boolean matchesSafely(FriendshipRefused refusal) {
                seen.set(refusal);
                return refusal.code().equals(code);
            }
        });
        return Objects.requireNonNull(seen.get());
    }
}
