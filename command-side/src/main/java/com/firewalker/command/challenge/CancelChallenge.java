package com.firewalker.command.challenge;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Ends a challenge without a result.
 *
 * @param by null where nobody is left to do it
 */
public record CancelChallenge(String challengeId, @Nullable String by) {

    @TargetAggregateIdentifier
    String stream() {
        return ChallengeStream.of(challengeId);
    }
}
