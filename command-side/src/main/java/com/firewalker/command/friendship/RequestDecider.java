package com.firewalker.command.friendship;

import com.firewalker.events.v1.FriendshipAccepted;
import com.firewalker.events.v1.FriendshipExpired;
import com.firewalker.events.v1.FriendshipRequested;
import com.google.protobuf.Message;
import java.time.Instant;
import java.util.List;

/**
 * Decides on asking: refused, pending, silently pending, or friends at once where both asked.
 * Errors: {@link FriendshipRefused}. Source: domain-rules.md 10.1, 10.2, 10.3, 10.4.
 */
final class RequestDecider {

    private RequestDecider() {}

    static List<Message> decide(FriendshipState pair, RequestFriendship command) {
        if (pair.blockers().contains(command.requesterId())) {
            throw FriendshipRefused.blockedByYou();
        }
        if (pair.areFriends()) {
            throw FriendshipRefused.alreadyFriends();
        }
        FriendshipState.Request waiting = pair.waitingAt(command.at());
        if (waiting == null) {
            return ask(pair, command);
        }
        return waiting.isBy(command.requesterId()) ? repeat(waiting, command) : cross(waiting, command);
    }

    private static List<Message> repeat(FriendshipState.Request waiting, RequestFriendship command) {
        if (!waiting.id().equals(command.requestId())) {
            throw FriendshipRefused.pending();
        }
        return List.of();
    }

    /** Both asked, in whatever order: both agreed. */
    private static List<Message> cross(FriendshipState.Request waiting, RequestFriendship command) {
        if (command.requester().hasNoPlaceForAFriend() || command.addressee().hasNoPlaceForAFriend()) {
            throw FriendshipRefused.tooManyFriends();
        }
        return List.of(FriendshipAccepted.newBuilder()
                .setRequestId(waiting.id())
                .setRequesterId(waiting.requesterId())
                .setAddresseeId(command.requesterId())
                .build());
    }

    private static List<Message> ask(FriendshipState pair, RequestFriendship command) {
        refuseWhileWaiting(pair, command);
        refuseBeyondLimits(command);
        var requested = FriendshipRequested.newBuilder()
                .setRequestId(command.requestId())
                .setRequesterId(command.requesterId())
                .setAddresseeId(command.addresseeId())
                .setSilent(pair.blockers().contains(command.addresseeId()))
                .setRequestedAtMillis(command.at().toEpochMilli())
                .build();
        FriendshipState.Request lapsed = pair.open();
        return lapsed == null ? List.of(requested) : List.of(expired(lapsed, command), requested);
    }

    private static void refuseWhileWaiting(FriendshipState pair, RequestFriendship command) {
        Instant until = pair.waits().get(command.requesterId());
        if (until != null && command.at().isBefore(until)) {
            throw FriendshipRefused.wait(command.at(), until);
        }
    }

    private static void refuseBeyondLimits(RequestFriendship command) {
        if (command.requester().requestsToday() >= RequestQuota.MAX_REQUESTS_A_DAY) {
            throw FriendshipRefused.tooManyToday(command.at());
        }
        if (command.requester().pending() >= RequestQuota.MAX_PENDING) {
            throw FriendshipRefused.tooManyPending();
        }
        if (command.requester().hasNoPlaceForAFriend()) {
            throw FriendshipRefused.tooManyFriends();
        }
    }

    private static FriendshipExpired expired(FriendshipState.Request lapsed, RequestFriendship command) {
        String other = lapsed.isBy(command.requesterId()) ? command.addresseeId() : command.requesterId();
        return FriendshipExpired.newBuilder()
                .setRequestId(lapsed.id())
                .setRequesterId(lapsed.requesterId())
                .setAddresseeId(other)
                .build();
    }
}
