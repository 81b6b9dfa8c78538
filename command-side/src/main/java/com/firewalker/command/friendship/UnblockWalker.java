package com.firewalker.command.friendship;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Lifts a block; restores nothing. */
record UnblockWalker(String walkerId, String blockedId) {

    UnblockWalker {
        FriendshipStream.check(walkerId, blockedId);
    }

    @TargetAggregateIdentifier
    String stream() {
        return FriendshipStream.of(walkerId, blockedId);
    }
}
