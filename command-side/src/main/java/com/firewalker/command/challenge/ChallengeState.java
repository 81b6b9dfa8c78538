package com.firewalker.command.challenge;

import com.firewalker.events.v1.ChallengeCreated;
import com.firewalker.events.v1.ChallengeEndMoved;
import com.firewalker.events.v1.ChallengeOrganiserChanged;
import com.firewalker.events.v1.ChallengeSettings;
import com.firewalker.events.v1.ChallengeTeamCreated;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fold of a challenge's own stream. Immutable.
 *
 * @param organiserId null where nobody is left
 * @param frozenTo the last date when the settings froze; null while nothing has counted
 */
record ChallengeState(
        String challengeId,
        @Nullable String organiserId,
        ChallengeSettings settings,
        Phase phase,
        @Nullable Integer frozenTo,
        Set<String> teams) {

    enum Phase {
        LIVE,
        CANCELLED,
        SEALED
    }

    static ChallengeState of(ChallengeCreated event) {
        return new ChallengeState(
                event.getChallengeId(), event.getOrganiserId(), event.getSettings(), Phase.LIVE, null, Set.of());
    }

    boolean isOver() {
        return phase != Phase.LIVE;
    }

    boolean isOrganisedBy(String walkerId) {
        return walkerId.equals(organiserId);
    }

    Schedule schedule() {
        return Schedule.of(settings);
    }

    ChallengeState with(ChallengeSettings changed) {
        return new ChallengeState(challengeId, organiserId, changed, phase, frozenTo, teams);
    }

    ChallengeState frozen() {
        return new ChallengeState(challengeId, organiserId, settings, phase, settings.getTo(), teams);
    }

    ChallengeState fold(ChallengeEndMoved event) {
        return with(settings.toBuilder().setTo(event.getTo()).build());
    }

    ChallengeState fold(ChallengeOrganiserChanged event) {
        String next = event.hasOrganiserId() ? event.getOrganiserId() : null;
        return new ChallengeState(challengeId, next, settings, phase, frozenTo, teams);
    }

    ChallengeState fold(ChallengeTeamCreated event) {
        var more = new HashSet<>(teams);
        more.add(event.getTeamId());
        return new ChallengeState(challengeId, organiserId, settings, phase, frozenTo, Set.copyOf(more));
    }

    ChallengeState ended(Phase as) {
        return new ChallengeState(challengeId, organiserId, settings, as, frozenTo, teams);
    }
}
