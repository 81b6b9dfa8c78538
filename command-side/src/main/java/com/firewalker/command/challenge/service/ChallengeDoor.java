package com.firewalker.command.challenge.service;

import com.firewalker.command.challenge.ChallengeRefused;
import com.firewalker.platform.web.OpaqueIds;
import com.firewalker.platform.web.Refusal;
import org.springframework.stereotype.Component;

/** Who sees a challenge: everybody, or of an unlisted one whoever takes part; to others it looks missing (8.13). */
@Component
class ChallengeDoor {

    private final ChallengeRows rows;
    private final MemberRows members;

    ChallengeDoor(ChallengeRows rows, MemberRows members) {
        this.rows = rows;
        this.members = members;
    }

    /** Errors: 404. */
    ChallengeRow visible(String challengeId, String walkerId) {
        return rows.find(OpaqueIds.possible(challengeId))
                .filter(row -> row.isListed() || members.takesPart(row.challengeId(), walkerId))
                .orElseThrow(Refusal::notFound);
    }

    /** Errors: 404, or 403 for everybody else who sees it. */
    ChallengeRow organised(String challengeId, String walkerId) {
        ChallengeRow row = visible(challengeId, walkerId);
        if (!row.isOrganisedBy(walkerId)) {
            throw ChallengeRefused.notOrganiser();
        }
        return row;
    }
}
