package com.firewalker.query.challenge;

import com.firewalker.events.v1.ChallengeMemberJoined;
import com.firewalker.events.v1.ChallengeMemberLeft;
import com.firewalker.events.v1.ChallengeMemberMoved;
import com.firewalker.events.v1.ChallengeMemberRemoved;
import com.firewalker.events.v1.ChallengeTeamSpan;
import com.firewalker.platform.ledger.store.LedgerEvent;
import com.google.protobuf.Message;
import java.util.List;

/** A walker in a challenge as the ledger was at some position: the fold of the walker's stream there. */
record PastMember(boolean takesPart, List<ChallengeTeamSpan> teams) {

    static PastMember of(Iterable<LedgerEvent> stream) {
        var member = new PastMember(false, List.of());
        for (LedgerEvent event : stream) {
            member = member.fold(event.payload());
        }
        return member;
    }

    private PastMember fold(Message event) {
        if (event instanceof ChallengeMemberJoined joined) {
            return new PastMember(true, joined.getTeamsList());
        }
        if (event instanceof ChallengeMemberMoved moved) {
            return new PastMember(takesPart, moved.getTeamsList());
        }
        boolean gone = event instanceof ChallengeMemberLeft || event instanceof ChallengeMemberRemoved;
        return gone ? new PastMember(false, teams) : this;
    }
}
