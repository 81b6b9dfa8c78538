package com.firewalker.command.challenge;

import com.firewalker.events.v1.ChallengeSettings;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Gives a challenge these settings; those that are as they were stay.
 *
 * @param texts whether name or description change in the tables
 * @param members how many there are
 */
public record ChangeChallenge(
        String challengeId, String by, ChallengeSettings settings, boolean texts, int members, Instant at) {

    public ChangeChallenge {
        ChallengeStream.of(challengeId, by);
    }

    @TargetAggregateIdentifier
    String stream() {
        return ChallengeStream.of(challengeId);
    }
}
