package com.firewalker.command.friendship;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Says no to a request. */
record DeclineFriendRequest(String requestId, String walkerId, String otherId, Instant at) {

    DeclineFriendRequest {
        FriendshipStream.check(walkerId, otherId);
    }

    @TargetAggregateIdentifier
    String stream() {
        return FriendshipStream.of(walkerId, otherId);
    }
}
