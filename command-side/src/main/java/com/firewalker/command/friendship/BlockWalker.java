package com.firewalker.command.friendship;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Shuts another walker out; ends friendship and requests (domain-rules.md 10.3). */
record BlockWalker(String walkerId, String blockedId, Instant at) {

    BlockWalker {
        FriendshipStream.check(walkerId, blockedId);
    }

    @TargetAggregateIdentifier
    String stream() {
        return FriendshipStream.of(walkerId, blockedId);
    }
}
