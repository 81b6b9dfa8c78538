package com.firewalker.command.challenge;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes a member out, or turns down one who waits. */
public record RemoveMember(String challengeId, String walkerId, String by, Terms terms) {

    @TargetAggregateIdentifier
    String stream() {
        return ChallengeStream.of(challengeId, walkerId);
    }
}
