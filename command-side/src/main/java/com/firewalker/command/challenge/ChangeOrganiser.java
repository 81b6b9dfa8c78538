package com.firewalker.command.challenge;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * The organiser is gone and another follows.
 *
 * @param organiserId null where nobody is left
 */
public record ChangeOrganiser(String challengeId, @Nullable String organiserId) {

    @TargetAggregateIdentifier
    String stream() {
        return ChallengeStream.of(challengeId);
    }
}
