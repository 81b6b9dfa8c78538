package com.firewalker.command.friendship;

import static com.firewalker.command.friendship.FriendshipFacts.ANNA;
import static com.firewalker.command.friendship.FriendshipFacts.BEN;
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
import static com.firewalker.command.friendship.FriendshipFacts.expired;
import static com.firewalker.command.friendship.FriendshipFacts.withdrawn;
import static com.firewalker.command.friendship.FriendshipStory.given;
import static com.firewalker.command.friendship.FriendshipStory.givenCommands;
import static com.firewalker.command.friendship.FriendshipStory.givenNothing;
import static com.firewalker.command.friendship.FriendshipStory.refused;

import com.firewalker.events.v1.WalkerBlocked;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** domain-rules.md 10.3: a block ends everything and shows nothing. */
class BlockTest {

    @Nested
    class Blocking {

        private final BlockWalker command = new BlockWalker(BEN, ANNA, NOON);

        @Test
        void needsNoAcquaintance() {
            givenNothing().when(command).expectEvents(benBlocks());
        }

        @Test
        void endsTheFriendship() {
            given(asked(), accepted())
                    .when(command)
                    .expectEvents(benBlocks(true).build());
        }

        @Test
        void endsTheRequest() {
            given(asked())
                    .when(command)
                    .expectEvents(benBlocks(false).setEndedRequestId("r1").build());
        }

        @Test
        void saysNothingWhenRepeated() {
            given(benBlocks()).when(command).expectNoEvents();
        }

        @Test
        void isPossibleBothWays() {
            given(benBlocks())
                    .when(new BlockWalker(ANNA, BEN, NOON))
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
            given(benBlocks()).when(annaAsks("r1")).expectEvents(askedSilently());
        }

        @Test
        void answersASecondRequestAsEver() {
            refused(given(benBlocks(), askedSilently()).when(annaAsks("r2")), "request-pending");
        }

        @Test
        void keepsAnEarlierRequestLookingOpen() {
            refused(given(asked(), blockedWithRequest()).when(annaAsks("r2")), "request-pending");
        }

        @Test
        void letsTheSenderWithdraw() {
            given(asked(), blockedWithRequest())
                    .when(new WithdrawFriendRequest("r1", ANNA, BEN, NOON))
                    .expectEvents(withdrawn());
        }

        @Test
        void letsTheRequestExpire() {
            given(benBlocks(), askedSilently())
                    .when(new ExpireFriendRequest("r1", ANNA, BEN))
                    .expectEvents(expired());
        }

        @Test
        void reachesNobody() {
            refused(given(benBlocks(), askedSilently()).when(benAccepts()), "not-found");
            refused(given(benBlocks(), askedSilently()).when(benDeclines()), "not-found");
        }

        @Test
        void countsAgainstTheSendersLimitsAsEver() {
            refused(
                    given(benBlocks()).when(annaAsks("r1", new RequestQuota(20, 0, 0), NOON)),
                    "too-many-requests-today");
        }

        @Test
        void refusesTheBlockersOwnRequest() {
            refused(given(benBlocks()).when(benAsks("r1")), "walker-blocked");
        }
    }

    @Nested
    class Unblocking {

        private final UnblockWalker command = new UnblockWalker(BEN, ANNA);

        @Test
        void liftsTheBlock() {
            given(benBlocks()).when(command).expectEvents(benUnblocks());
        }

        @Test
        void saysNothingWhenRepeated() {
            given(benBlocks(), benUnblocks()).when(command).expectNoEvents();
        }

        @Test
        void restoresNoFriendship() {
            given(asked(), accepted(), benBlocks(true).build(), benUnblocks())
                    .when(annaAsks("r2"))
                    .expectEvents(asked("r2", ANNA, BEN, false));
        }

        @Test
        void restoresNoRequest() {
            refused(given(asked(), blockedWithRequest(), benUnblocks()).when(benAccepts()), "not-found");
        }

        @Test
        void letsTheUnblockedAndTheUnblockerMeetHalfway() {
            given(benBlocks(), askedSilently(), benUnblocks())
                    .when(benAsks("r2"))
                    .expectEvents(accepted());
        }

        @Test
        void leavesTheOthersBlock() {
            var annaBlocks = new BlockWalker(ANNA, BEN, NOON);
            givenCommands(new BlockWalker(BEN, ANNA, NOON), annaBlocks, command)
                    .when(annaBlocks)
                    .expectNoEvents();
        }
    }

    private static WalkerBlocked blockedWithRequest() {
        return benBlocks(false).setEndedRequestId("r1").build();
    }
}
