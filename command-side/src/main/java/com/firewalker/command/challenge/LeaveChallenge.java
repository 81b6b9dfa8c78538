package com.firewalker.command.challenge;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes part no longer, or waits no longer. */
public record LeaveChallenge(String challengeId, String walkerId, Terms terms) {

    @TargetAggregateIdentifier
    String stream() {
        return ChallengeStream.of(challengeId, walkerId);
    }
}
