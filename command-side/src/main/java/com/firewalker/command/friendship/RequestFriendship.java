package com.firewalker.command.friendship;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Asks another walker to be friends; carries what both have used up of their limits. */
record RequestFriendship(
        String requestId,
        String requesterId,
        String addresseeId,
        RequestQuota requester,
        RequestQuota addressee,
        Instant at) {

    RequestFriendship {
        FriendshipStream.check(requesterId, addresseeId);
    }

    @TargetAggregateIdentifier
    String stream() {
        return FriendshipStream.of(requesterId, addresseeId);
    }
}
