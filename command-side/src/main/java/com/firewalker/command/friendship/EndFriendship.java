package com.firewalker.command.friendship;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Ends a friendship. */
record EndFriendship(String walkerId, String friendId) {

    EndFriendship {
        FriendshipStream.check(walkerId, friendId);
    }

    @TargetAggregateIdentifier
    String stream() {
        return FriendshipStream.of(walkerId, friendId);
    }
}
