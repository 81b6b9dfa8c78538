package com.firewalker.command.challenge;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Lets a waiting walker in. */
public record ApproveMember(String challengeId, String walkerId, String by, Terms terms, Instant at) {

    @TargetAggregateIdentifier
    String stream() {
        return ChallengeStream.of(challengeId, walkerId);
    }
}
