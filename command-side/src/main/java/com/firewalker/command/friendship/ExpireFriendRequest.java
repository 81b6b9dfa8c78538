package com.firewalker.command.friendship;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Ends a request that nobody answered; the process that waited says when. */
record ExpireFriendRequest(String requestId, String requesterId, String addresseeId) {

    ExpireFriendRequest {
        FriendshipStream.check(requesterId, addresseeId);
    }

    @TargetAggregateIdentifier
    String stream() {
        return FriendshipStream.of(requesterId, addresseeId);
    }
}
