package com.firewalker.command.challenge;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A step was found to have counted (domain-rules.md 8.10). */
public record FreezeSettings(String challengeId) {

    @TargetAggregateIdentifier
    String stream() {
        return ChallengeStream.of(challengeId);
    }
}
