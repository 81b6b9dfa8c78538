package com.firewalker.command.friendship;

import static com.firewalker.command.friendship.FriendshipFacts.ANNA;
import static com.firewalker.command.friendship.FriendshipFacts.BEN;
import static com.firewalker.command.friendship.FriendshipFacts.NOON;
import static com.firewalker.command.friendship.FriendshipFacts.accepted;
import static com.firewalker.command.friendship.FriendshipFacts.asked;
import static com.firewalker.command.friendship.FriendshipFacts.benDeclines;
import static com.firewalker.command.friendship.FriendshipFacts.declined;
import static com.firewalker.command.friendship.FriendshipFacts.endedBy;
import static com.firewalker.command.friendship.FriendshipFacts.expired;
import static com.firewalker.command.friendship.FriendshipFacts.withdrawn;
import static com.firewalker.command.friendship.FriendshipStory.given;
import static com.firewalker.command.friendship.FriendshipStory.refused;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** domain-rules.md 10.1 and 10.4: how a request, or a friendship, is over. */
class FriendRequestEndTest {

    @Nested
    class Declining {

        @Test
        void endsTheRequest() {
            given(asked()).when(benDeclines()).expectEvents(declined());
        }

        @Test
        void saysNothingWhenRepeated() {
            given(asked(), declined()).when(benDeclines()).expectNoEvents();
        }

        @Test
        void refusesTheSendersOwnAnswer() {
            refused(given(asked()).when(new DeclineFriendRequest("r1", ANNA, BEN, NOON)), "not-found");
        }

        @Test
        void refusesAfterTheAcceptance() {
            refused(given(asked(), accepted()).when(benDeclines()), "not-found");
        }
    }

    @Nested
    class Withdrawing {

        private final WithdrawFriendRequest command = new WithdrawFriendRequest("r1", ANNA, BEN, NOON);

        @Test
        void endsTheRequest() {
            given(asked()).when(command).expectEvents(withdrawn());
        }

        @Test
        void saysNothingWhenRepeated() {
            given(asked(), withdrawn()).when(command).expectNoEvents();
        }

        @Test
        void refusesTheOtherSide() {
            refused(given(asked()).when(new WithdrawFriendRequest("r1", BEN, ANNA, NOON)), "not-found");
        }

        @Test
        void refusesAfterTheAcceptance() {
            refused(given(asked(), accepted()).when(command), "not-found");
        }
    }

    @Nested
    class Expiring {

        private final ExpireFriendRequest command = new ExpireFriendRequest("r1", ANNA, BEN);

        @Test
        void endsTheRequest() {
            given(asked()).when(command).expectEvents(expired());
        }

        @Test
        void doesNothingOnceAnswered() {
            given(asked(), accepted()).when(command).expectNoEvents().expectSuccessfulHandlerExecution();
            given(asked(), expired()).when(command).expectNoEvents().expectSuccessfulHandlerExecution();
        }
    }

    @Nested
    class Ending {

        private final EndFriendship command = new EndFriendship(ANNA, BEN);

        @Test
        void takesFriendsApart() {
            given(asked(), accepted()).when(command).expectEvents(endedBy(ANNA, BEN));
        }

        @Test
        void saysNothingWhenRepeated() {
            given(asked(), accepted(), endedBy(ANNA, BEN)).when(command).expectNoEvents();
        }

        @Test
        void refusesWhoNeverWereFriends() {
            refused(given(asked()).when(command), "not-found");
        }
    }
}
