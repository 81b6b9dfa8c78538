package com.firewalker.command.friendship;

import com.firewalker.events.v1.FriendshipAccepted;
import com.firewalker.events.v1.FriendshipDeclined;
import com.firewalker.events.v1.FriendshipExpired;
import com.firewalker.events.v1.FriendshipWithdrawn;
import com.google.protobuf.Message;
import java.time.Instant;
import java.util.List;

/**
 * Decides on what ends a request. A repeated answer changes nothing; what one may not see is unknown.
 * Errors: {@link FriendshipRefused}. Source: domain-rules.md 10.1, 10.3, 10.4.
 */
final class AnswerDecider {

    private AnswerDecider() {}

    static List<Message> decide(FriendshipState pair, AcceptFriendRequest command) {
        if (pair.areFriends() && pair.endedAs(command.requestId(), FriendshipState.Answer.ACCEPTED)) {
            return List.of();
        }
        refuseUnlessAsked(pair, command.requestId(), command.otherId(), command.at());
        if (command.walker().hasNoPlaceForAFriend() || command.other().hasNoPlaceForAFriend()) {
            throw FriendshipRefused.tooManyFriends();
        }
        return List.of(FriendshipAccepted.newBuilder()
                .setRequestId(command.requestId())
                .setRequesterId(command.otherId())
                .setAddresseeId(command.walkerId())
                .build());
    }

    static List<Message> decide(FriendshipState pair, DeclineFriendRequest command) {
        if (pair.endedAs(command.requestId(), FriendshipState.Answer.DECLINED)) {
            return List.of();
        }
        refuseUnlessAsked(pair, command.requestId(), command.otherId(), command.at());
        return List.of(FriendshipDeclined.newBuilder()
                .setRequestId(command.requestId())
                .setRequesterId(command.otherId())
                .setAddresseeId(command.walkerId())
                .setDeclinedAtMillis(command.at().toEpochMilli())
                .build());
    }

    static List<Message> decide(FriendshipState pair, WithdrawFriendRequest command) {
        if (pair.endedAs(command.requestId(), FriendshipState.Answer.WITHDRAWN)) {
            return List.of();
        }
        FriendshipState.Request open = pair.open();
        if (open == null || !open.id().equals(command.requestId()) || !open.isBy(command.walkerId())) {
            throw FriendshipRefused.unknown();
        }
        return List.of(FriendshipWithdrawn.newBuilder()
                .setRequestId(command.requestId())
                .setRequesterId(command.walkerId())
                .setAddresseeId(command.otherId())
                .setWithdrawnAtMillis(command.at().toEpochMilli())
                .build());
    }

    static List<Message> decide(FriendshipState pair, ExpireFriendRequest command) {
        FriendshipState.Request open = pair.open();
        if (open == null || !open.id().equals(command.requestId()) || !open.isBy(command.requesterId())) {
            return List.of();
        }
        return List.of(FriendshipExpired.newBuilder()
                .setRequestId(command.requestId())
                .setRequesterId(command.requesterId())
                .setAddresseeId(command.addresseeId())
                .build());
    }

    private static void refuseUnlessAsked(FriendshipState pair, String requestId, String requesterId, Instant at) {
        FriendshipState.Request waiting = pair.waitingAt(at);
        if (waiting == null || waiting.silent() || !waiting.id().equals(requestId) || !waiting.isBy(requesterId)) {
            throw FriendshipRefused.unknown();
        }
    }
}
