package com.firewalker.command.friendship;

import static com.firewalker.command.friendship.FriendshipFacts.ANNA;
import static com.firewalker.command.friendship.FriendshipFacts.BEN;
import static com.firewalker.command.friendship.FriendshipFacts.FRESH;
import static com.firewalker.command.friendship.FriendshipFacts.NOON;
import static com.firewalker.command.friendship.FriendshipFacts.accepted;
import static com.firewalker.command.friendship.FriendshipFacts.annaAsks;
import static com.firewalker.command.friendship.FriendshipFacts.asked;
import static com.firewalker.command.friendship.FriendshipFacts.benAccepts;
import static com.firewalker.command.friendship.FriendshipFacts.benAsks;
import static com.firewalker.command.friendship.FriendshipFacts.declined;
import static com.firewalker.command.friendship.FriendshipFacts.endedBy;
import static com.firewalker.command.friendship.FriendshipFacts.expired;
import static com.firewalker.command.friendship.FriendshipFacts.withdrawn;
import static com.firewalker.command.friendship.FriendshipStory.given;
import static com.firewalker.command.friendship.FriendshipStory.givenCommands;
import static com.firewalker.command.friendship.FriendshipStory.givenNothing;
import static com.firewalker.command.friendship.FriendshipStory.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.firewalker.events.v1.FriendshipWithdrawn;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** domain-rules.md 10.1 and 10.2: by consent of both, asked once. */
class FriendRequestTest {

    private static final Instant LAPSES = NOON.plus(Duration.ofDays(30));
    private static final RequestQuota ALMOST_FULL = new RequestQuota(0, 0, 999);
    private static final RequestQuota FULL = new RequestQuota(0, 0, 1000);

    @Nested
    class RequestDecider {

        @Test
        void waitsForTheOther() {
            givenNothing().when(annaAsks("r1")).expectEvents(asked());
        }

        @Test
        void saysNothingWhenTheSameRequestComesAgain() {
            given(asked()).when(annaAsks("r1")).expectNoEvents().expectSuccessfulHandlerExecution();
        }

        @Test
        void refusesASecondRequestWhileOneWaits() {
            refused(given(asked()).when(annaAsks("r2")), "request-pending");
        }

        @Test
        void refusesFriends() {
            refused(given(asked(), accepted()).when(annaAsks("r2")), "already-friends");
            refused(given(asked(), accepted()).when(benAsks("r2")), "already-friends");
        }

        @Test
        void acceptsACrossingRequest() {
            given(asked()).when(benAsks("r2")).expectEvents(accepted());
        }

        @Test
        void acceptsACrossingRequestUpToTheLimitOfFriends() {
            given(asked())
                    .when(new RequestFriendship("r2", BEN, ANNA, ALMOST_FULL, ALMOST_FULL, NOON))
                    .expectEvents(accepted());
            refused(given(asked()).when(new RequestFriendship("r2", BEN, ANNA, FULL, FRESH, NOON)), "too-many-friends");
            refused(given(asked()).when(new RequestFriendship("r2", BEN, ANNA, FRESH, FULL, NOON)), "too-many-friends");
        }

        @Test
        void needsTwoWalkers() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new RequestFriendship("r1", ANNA, ANNA, FRESH, FRESH, NOON));
        }

        /** api.md 4, domain-rules.md 9.7. */
        @Test
        void waitsADayAfterAWithdrawal() {
            Instant again = NOON.plus(Duration.ofHours(24));
            given(asked(), withdrawn())
                    .when(annaAsks("r2", FRESH, again))
                    .expectEvents(asked("r2", ANNA, BEN, false, again));
            FriendshipRefused refusal = refused(
                    given(asked(), withdrawn()).when(annaAsks("r2", FRESH, again.minusMillis(1))), "asked-too-soon");
            assertThat(refusal.status()).isEqualTo(429);
            assertThat(refusal.retryAfter()).isEqualTo(Duration.ofMillis(1));
        }

        /** A block of one's own ends one's own request like a withdrawal, and tells the other as often. */
        @Test
        void waitsADayAfterABlockOfOnesOwn() {
            var annaBlocks = new BlockWalker(ANNA, BEN, NOON);
            var annaUnblocks = new UnblockWalker(ANNA, BEN);
            refused(givenCommands(annaAsks("r1"), annaBlocks, annaUnblocks).when(annaAsks("r2")), "asked-too-soon");
            refused(givenCommands(benAsks("r1"), annaBlocks, annaUnblocks).when(benAsks("r2")), "request-pending");
        }

        @Test
        void isOpenToTheOtherSideAtOnceAfterAWithdrawal() {
            given(asked(), withdrawn()).when(benAsks("r2")).expectEvents(asked("r2", BEN, ANNA, false));
        }

        @Test
        void knowsNoWaitAfterAWithdrawalWithoutATime() {
            FriendshipWithdrawn old =
                    withdrawn().toBuilder().clearWithdrawnAtMillis().build();
            given(asked(), old).when(annaAsks("r2")).expectEvents(asked("r2", ANNA, BEN, false));
        }

        @Test
        void isPossibleAgainAfterTheEndOfAFriendship() {
            given(asked(), accepted(), endedBy(BEN, ANNA))
                    .when(annaAsks("r2"))
                    .expectEvents(asked("r2", ANNA, BEN, false));
        }
    }

    @Nested
    class Accepting {

        @Test
        void makesFriends() {
            given(asked()).when(benAccepts()).expectEvents(accepted());
        }

        @Test
        void saysNothingWhenRepeated() {
            given(asked(), accepted()).when(benAccepts()).expectNoEvents();
        }

        @Test
        void refusesTheSendersOwnAnswer() {
            refused(given(asked()).when(new AcceptFriendRequest("r1", ANNA, BEN, FRESH, FRESH, NOON)), "not-found");
        }

        @Test
        void refusesAnotherRequest() {
            refused(given(asked()).when(benAccepts("r2", FRESH, FRESH, NOON)), "not-found");
        }

        @Test
        void refusesWhatIsNoLongerOpen() {
            refused(given(asked(), withdrawn()).when(benAccepts()), "not-found");
            refused(given(asked(), declined()).when(benAccepts()), "not-found");
            refused(given(asked(), expired()).when(benAccepts()), "not-found");
            refused(given(asked(), accepted(), endedBy(ANNA, BEN)).when(benAccepts()), "not-found");
        }

        @Test
        void refusesALapsedRequest() {
            given(asked())
                    .when(benAccepts("r1", FRESH, FRESH, LAPSES.minusMillis(1)))
                    .expectEvents(accepted());
            refused(given(asked()).when(benAccepts("r1", FRESH, FRESH, LAPSES)), "not-found");
        }

        @Test
        void keepsBothWithinAThousandFriends() {
            given(asked())
                    .when(benAccepts("r1", ALMOST_FULL, ALMOST_FULL, NOON))
                    .expectEvents(accepted());
            refused(given(asked()).when(benAccepts("r1", FULL, FRESH, NOON)), "too-many-friends");
            refused(given(asked()).when(benAccepts("r1", FRESH, FULL, NOON)), "too-many-friends");
        }
    }
}
