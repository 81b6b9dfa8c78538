package com.firewalker.command.challenge;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Takes part in a challenge, or asks to.
 *
 * @param teamId one of the challenge's teams, checked before; null: none
 * @param hidden whether the walker's profile is private
 * @param confirmedVisible whether the walker said that the score is shown here
 */
public record JoinChallenge(
        String challengeId,
        String walkerId,
        @Nullable String teamId,
        boolean hidden,
        boolean confirmedVisible,
        Terms terms,
        Instant at) {

    @TargetAggregateIdentifier
    String stream() {
        return ChallengeStream.of(challengeId, walkerId);
    }
}
