package com.firewalker.command.challenge;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Makes the challenge final.
 *
 * @param early whether an operator asks before the time
 */
public record SealChallenge(String challengeId, int policyVersion, boolean early, Instant at) {

    @TargetAggregateIdentifier
    String stream() {
        return ChallengeStream.of(challengeId);
    }
}
