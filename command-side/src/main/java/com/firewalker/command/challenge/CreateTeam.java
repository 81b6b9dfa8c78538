package com.firewalker.command.challenge;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Makes a team.
 *
 * @param member whether who asks is a member
 */
public record CreateTeam(String challengeId, String teamId, String by, boolean member, Instant at) {

    public CreateTeam {
        ChallengeStream.of(teamId, by);
    }

    @TargetAggregateIdentifier
    String stream() {
        return ChallengeStream.of(challengeId);
    }
}
