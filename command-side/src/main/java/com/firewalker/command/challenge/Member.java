package com.firewalker.command.challenge;

import com.firewalker.events.v1.ChallengeMemberJoined;
import com.firewalker.events.v1.ChallengeMemberMoved;
import com.firewalker.events.v1.ChallengeMemberWaiting;
import com.firewalker.events.v1.ChallengeTeamSpan;
import java.util.List;

/**
 * The fold of a walker's stream in one challenge. Immutable.
 *
 * @param teams by date; kept when the walker leaves
 * @param before whether the walker was a member before
 * @param confirmedVisible what the walker said when asking or joining
 */
record Member(State state, List<ChallengeTeamSpan> teams, boolean before, boolean confirmedVisible) {

    static final Member NOBODY = new Member(State.NONE, List.of(), false, false);

    enum State {
        NONE,
        WAITING,
        MEMBER,
        LEFT,
        REMOVED
    }

    boolean is(State asked) {
        return state == asked;
    }

    Member fold(ChallengeMemberWaiting event) {
        List<ChallengeTeamSpan> wanted = event.hasTeamId()
                ? List.of(ChallengeTeamSpan.newBuilder()
                        .setTeamId(event.getTeamId())
                        .build())
                : teams;
        return new Member(State.WAITING, wanted, before, event.getConfirmedVisible());
    }

    Member fold(ChallengeMemberJoined event) {
        return new Member(State.MEMBER, event.getTeamsList(), true, event.getConfirmedVisible());
    }

    Member fold(ChallengeMemberMoved event) {
        return new Member(state, event.getTeamsList(), before, confirmedVisible);
    }

    Member gone(State as) {
        return new Member(as, teams, before, confirmedVisible);
    }
}
