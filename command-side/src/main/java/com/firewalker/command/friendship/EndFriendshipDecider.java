package com.firewalker.command.friendship;

import com.firewalker.events.v1.FriendshipEnded;
import com.firewalker.events.v1.WalkerBlocked;
import com.firewalker.events.v1.WalkerUnblocked;
import com.google.protobuf.Message;
import java.util.List;

/**
 * Decides on what takes walkers apart. Repeating changes nothing.
 * Errors: {@link FriendshipRefused} where there never was a friendship. Source: domain-rules.md 10.3.
 */
final class EndFriendshipDecider {

    private EndFriendshipDecider() {}

    static List<Message> decide(FriendshipState pair, EndFriendship command) {
        return switch (pair.bond()) {
            case NEVER -> throw FriendshipRefused.unknown();
            case PARTED -> List.of();
            case FRIENDS ->
                List.of(FriendshipEnded.newBuilder()
                        .setWalkerId(command.walkerId())
                        .setFriendId(command.friendId())
                        .build());
        };
    }

    static List<Message> decide(FriendshipState pair, BlockWalker command) {
        if (pair.blockers().contains(command.walkerId())) {
            return List.of();
        }
        WalkerBlocked.Builder blocked = WalkerBlocked.newBuilder()
                .setWalkerId(command.walkerId())
                .setBlockedId(command.blockedId())
                .setEndedFriendship(pair.areFriends());
        FriendshipState.Request open = pair.open();
        if (open != null) {
            blocked.setEndedRequestId(open.id());
            if (open.isBy(command.walkerId())) {
                blocked.setWithdrawnAtMillis(command.at().toEpochMilli());
            }
        }
        return List.of(blocked.build());
    }

    static List<Message> decide(FriendshipState pair, UnblockWalker command) {
        if (!pair.blockers().contains(command.walkerId())) {
            return List.of();
        }
        return List.of(WalkerUnblocked.newBuilder()
                .setWalkerId(command.walkerId())
                .setBlockedId(command.blockedId())
                .build());
    }
}
