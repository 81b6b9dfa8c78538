package com.firewalker.command.challenge.service;

import com.firewalker.command.challenge.Schedule;
import com.firewalker.command.challenge.Terms;
import com.firewalker.events.v1.ChallengeJoin;
import com.firewalker.events.v1.ChallengeSettings;
import com.firewalker.events.v1.ChallengeVisibility;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A challenge as the tables hold it. Name and description are what somebody typed.
 *
 * @param organiserId null where nobody is left
 * @param frozen whether a step was found to have counted
 * @param members how many there are
 */
record ChallengeRow(
        String challengeId,
        @Nullable String organiserId,
        String name,
        @Nullable String description,
        ChallengeSettings settings,
        Phase phase,
        boolean frozen,
        int members) {

    enum Phase {
        LIVE,
        SEALED,
        CANCELLED
    }

    boolean isOver() {
        return phase != Phase.LIVE;
    }

    boolean isListed() {
        return settings.getVisibility() == ChallengeVisibility.CHALLENGE_VISIBILITY_PUBLIC;
    }

    boolean needsCode() {
        return settings.getJoin() == ChallengeJoin.CHALLENGE_JOIN_CODE;
    }

    boolean isFull() {
        return members >= settings.getMaxMembers();
    }

    boolean isOrganisedBy(String walkerId) {
        return walkerId.equals(organiserId);
    }

    Terms terms(Instant at) {
        return new Terms(settings, organiserId, members, Schedule.of(settings).hasStartedBy(at), isOver());
    }

    @Override
    public String toString() {
        return "ChallengeRow[" + challengeId + "]";
    }
}
