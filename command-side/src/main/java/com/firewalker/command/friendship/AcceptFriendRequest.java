package com.firewalker.command.friendship;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Says yes to a request. */
record AcceptFriendRequest(
        String requestId, String walkerId, String otherId, RequestQuota walker, RequestQuota other, Instant at) {

    AcceptFriendRequest {
        FriendshipStream.check(walkerId, otherId);
    }

    @TargetAggregateIdentifier
    String stream() {
        return FriendshipStream.of(walkerId, otherId);
    }
}
