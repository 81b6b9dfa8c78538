package com.firewalker.command.friendship;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes back one's own request. */
record WithdrawFriendRequest(String requestId, String walkerId, String otherId, Instant at) {

    WithdrawFriendRequest {
        FriendshipStream.check(walkerId, otherId);
    }

    @TargetAggregateIdentifier
    String stream() {
        return FriendshipStream.of(walkerId, otherId);
    }
}
