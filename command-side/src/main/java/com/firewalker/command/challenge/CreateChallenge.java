package com.firewalker.command.challenge;

import com.firewalker.events.v1.ChallengeSettings;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Begins a challenge.
 *
 * @param open how many challenges of the organiser are neither sealed nor cancelled
 */
public record CreateChallenge(
        String challengeId, String organiserId, ChallengeSettings settings, int open, Instant at) {

    public CreateChallenge {
        ChallengeStream.of(challengeId, organiserId);
    }

    @TargetAggregateIdentifier
    String stream() {
        return ChallengeStream.of(challengeId);
    }
}
