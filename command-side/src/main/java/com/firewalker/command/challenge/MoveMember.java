package com.firewalker.command.challenge;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Gives a member a team.
 *
 * @param teamId one of the challenge's teams, checked before
 * @param nextDay from which date on a move holds once the challenge has started
 */
public record MoveMember(
        String challengeId, String walkerId, String teamId, String by, Terms terms, LocalDate nextDay) {

    @TargetAggregateIdentifier
    String stream() {
        return ChallengeStream.of(challengeId, walkerId);
    }
}
