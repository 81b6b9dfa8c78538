package com.firewalker.command.challenge;

import com.firewalker.events.v1.ChallengeSettings;
import org.jspecify.annotations.Nullable;

/**
 * What a challenge demands of those who take part, at the moment of a command; its row is held until the command's
 * transaction ends.
 *
 * @param organiserId null where nobody is left
 * @param members how many there are
 * @param started whether the first date has begun
 * @param over whether it is sealed or cancelled
 */
public record Terms(
        ChallengeSettings settings, @Nullable String organiserId, int members, boolean started, boolean over) {

    boolean isOrganisedBy(String walkerId) {
        return walkerId.equals(organiserId);
    }

    boolean isFull() {
        return members >= settings.getMaxMembers();
    }

    void refuseWhenOver() {
        if (over) {
            throw ChallengeRefused.over();
        }
    }

    void refuseWhenFull() {
        if (isFull()) {
            throw ChallengeRefused.full(settings.getMaxMembers());
        }
    }
}
