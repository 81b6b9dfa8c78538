package com.firewalker.command.challenge;

import static com.firewalker.command.challenge.Stories.ANNA;
import static com.firewalker.command.challenge.Stories.BEFORE;
import static com.firewalker.command.challenge.Stories.BEN;
import static com.firewalker.command.challenge.Stories.DURING;
import static com.firewalker.command.challenge.Stories.ID;
import static com.firewalker.command.challenge.Stories.joined;
import static com.firewalker.command.challenge.Stories.membership;
import static com.firewalker.command.challenge.Stories.refused;
import static com.firewalker.command.challenge.Stories.settings;
import static com.firewalker.command.challenge.Stories.team;

import com.firewalker.events.v1.ChallengeJoin;
import com.firewalker.events.v1.ChallengeMemberJoined;
import com.firewalker.events.v1.ChallengeMemberLeft;
import com.firewalker.events.v1.ChallengeMemberMoved;
import com.firewalker.events.v1.ChallengeMemberRemoved;
import com.firewalker.events.v1.ChallengeMemberWaiting;
import com.firewalker.events.v1.ChallengeSettings;
import com.firewalker.events.v1.ChallengeTeamSpan;
import com.firewalker.events.v1.ChallengeTeams;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Who takes part, and in which team: domain-rules.md 8.10, 8.11, 8.13; api.md 9. */
class MembershipTest {

    private static final Terms OPEN = terms(settings().build());
    private static final Terms APPROVAL =
            terms(settings().setJoin(ChallengeJoin.CHALLENGE_JOIN_APPROVAL).build());
    private static final Terms STARTED = new Terms(settings().build(), ANNA, 1, true, false);
    private static final Terms OVER = new Terms(settings().build(), ANNA, 1, true, true);
    private static final Terms FULL = new Terms(settings().build(), ANNA, 100, false, false);
    private static final LocalDate TOMORROW = LocalDate.parse("2026-05-07");

    @Nested
    class Joining {

        @Test
        void makesAMember() {
            membership().when(join(OPEN)).expectEvents(joined());
            membership().when(join("t1", OPEN)).expectEvents(joined(team("t1")));
        }

        @Test
        void saysNothingWhenRepeated() {
            membership(joined()).when(join("t1", OPEN)).expectNoEvents().expectSuccessfulHandlerExecution();
            membership(joined()).when(join(OVER)).expectNoEvents().expectSuccessfulHandlerExecution();
        }

        @Test
        void waitsWhereTheOrganiserApproves() {
            membership().when(join("t1", APPROVAL)).expectEvents(waiting("t1"));
            membership(waiting(null)).when(join(APPROVAL)).expectNoEvents();
        }

        @Test
        void letsTheOrganiserInAndWhoeverComesWhereNobodyIsLeft() {
            ChallengeMemberJoined byAnna =
                    joined().toBuilder().setWalkerId(ANNA).build();
            membership()
                    .when(new JoinChallenge(ID, ANNA, null, false, false, APPROVAL, BEFORE))
                    .expectEvents(byAnna);
            membership()
                    .when(join(new Terms(APPROVAL.settings(), null, 0, true, false)))
                    .expectEvents(joined());
        }

        @Test
        void endsWithTheLastPlace() {
            membership()
                    .when(join(new Terms(settings().build(), ANNA, 99, false, false)))
                    .expectEvents(joined());
            refused(membership().when(join(FULL)), "challenge-full");
            refused(membership().when(join(OVER)), "challenge-over");
        }

        /** 8.13: a private walker joins only by saying that the score is shown there. */
        @Test
        void asksAPrivateWalkerToAgreeToBeShown() {
            refused(membership().when(new JoinChallenge(ID, BEN, null, true, false, OPEN, BEFORE)), "invalid-request");
            membership()
                    .when(new JoinChallenge(ID, BEN, null, true, true, OPEN, BEFORE))
                    .expectEvents(joined().toBuilder().setConfirmedVisible(true).build());
        }

        @Test
        void leavesTeamsToTheOrganiserWhereTheOrganiserPlaces() {
            refused(
                    membership().when(join("t1", terms(teams(ChallengeTeams.CHALLENGE_TEAMS_ORGANISER)))),
                    "not-organiser");
            refused(membership().when(join("t1", terms(teams(ChallengeTeams.CHALLENGE_TEAMS_NONE)))), "no-teams");
        }

        /** 8.10: rejoining restores. */
        @Test
        void restoresTheTeamsOfOneWhoIsBack() {
            var before = new ChallengeTeamSpan[] {team("t1"), team("t2", "2026-05-06")};
            membership(joined(before), left())
                    .when(new JoinChallenge(ID, BEN, "t3", false, false, STARTED, DURING))
                    .expectEvents(back(before));
        }

        @Test
        void leavesTheChoiceToOneWhoIsBackBeforeTheStart() {
            membership(joined(team("t1")), left())
                    .when(new JoinChallenge(ID, BEN, "t3", false, false, OPEN, DURING))
                    .expectEvents(back(team("t3")));
        }

        @Test
        void makesWaitWhomTheOrganiserRemoved() {
            membership(joined(), removed()).when(join(OPEN)).expectEvents(waiting(null));
        }

        private ChallengeMemberJoined back(ChallengeTeamSpan... teams) {
            return joined(teams).toBuilder()
                    .setJoinedAtMillis(DURING.toEpochMilli())
                    .setRejoined(true)
                    .build();
        }
    }

    @Nested
    class Approving {

        @Test
        void letsInWhoWaitsWithTheTeamTheyNamed() {
            membership(waiting("t1"))
                    .when(approve(ANNA, APPROVAL))
                    .expectEvents(
                            joined(team("t1")).toBuilder().setApprovedBy(ANNA).build());
        }

        @Test
        void saysNothingWhenRepeated() {
            membership(joined()).when(approve(ANNA, APPROVAL)).expectNoEvents();
        }

        @Test
        void isTheOrganisersAlone() {
            refused(membership(waiting(null)).when(approve(BEN, APPROVAL)), "not-organiser");
        }

        @Test
        void refusesWhoDoesNotWait() {
            refused(membership().when(approve(ANNA, APPROVAL)), "not-found");
            refused(membership(waiting(null), left()).when(approve(ANNA, APPROVAL)), "not-found");
        }

        @Test
        void endsWithTheLastPlace() {
            refused(membership(waiting(null)).when(approve(ANNA, FULL)), "challenge-full");
            refused(membership(waiting(null)).when(approve(ANNA, OVER)), "challenge-over");
        }

        private ApproveMember approve(String by, Terms terms) {
            return new ApproveMember(ID, BEN, by, terms, BEFORE);
        }
    }

    @Nested
    class Leaving {

        @Test
        void endsMembershipAndWaiting() {
            membership(joined()).when(leave(STARTED)).expectEvents(left());
            membership(waiting(null)).when(leave(OPEN)).expectEvents(left());
        }

        @Test
        void saysNothingWhenRepeated() {
            membership(joined(), left()).when(leave(STARTED)).expectNoEvents();
        }

        @Test
        void refusesStrangersAndWhatIsOver() {
            refused(membership().when(leave(OPEN)), "not-found");
            refused(membership(joined()).when(leave(OVER)), "challenge-over");
        }

        private LeaveChallenge leave(Terms terms) {
            return new LeaveChallenge(ID, BEN, terms);
        }
    }

    @Nested
    class Removing {

        @Test
        void takesOutMembersAndTurnsDownWhoWaits() {
            membership(joined()).when(remove(ANNA, STARTED)).expectEvents(removed());
            membership(waiting(null)).when(remove(ANNA, OPEN)).expectEvents(removed());
        }

        @Test
        void saysNothingWhenRepeated() {
            membership(joined(), removed()).when(remove(ANNA, OPEN)).expectNoEvents();
            membership(joined(), left()).when(remove(ANNA, OPEN)).expectNoEvents();
        }

        @Test
        void isTheOrganisersAlone() {
            refused(membership(joined()).when(remove(BEN, OPEN)), "not-organiser");
            refused(membership(joined()).when(remove(ANNA, OVER)), "challenge-over");
            refused(membership().when(remove(ANNA, OPEN)), "not-found");
        }

        private RemoveMember remove(String by, Terms terms) {
            return new RemoveMember(ID, BEN, by, terms);
        }
    }

    /** 8.11: earlier days stay with the old team. */
    @Nested
    class Moving {

        @Test
        void changesTheTeamForTheWholeChallengeUntilTheStart() {
            membership(joined(team("t1"))).when(move("t2", BEN, OPEN)).expectEvents(moved(BEN, team("t2")));
            membership(joined(team("t1"))).when(move("t2", ANNA, OPEN)).expectEvents(moved(ANNA, team("t2")));
        }

        /** 8.11: a move after the start holds from the next day. */
        @Test
        void holdsFromTheNextDayAfterTheStart() {
            membership(joined(team("t1")))
                    .when(move("t2", ANNA, STARTED))
                    .expectEvents(moved(ANNA, team("t1"), team("t2", "2026-05-07")));
        }

        @Test
        void isTheOrganisersAloneAfterTheStart() {
            refused(membership(joined(team("t1"))).when(move("t2", BEN, STARTED)), "not-organiser");
        }

        /** api.md 9: the organiser's first assignment counts from the first day. */
        @Test
        void givesTheFirstTeamFromTheFirstDayOn() {
            membership(joined()).when(move("t1", ANNA, STARTED)).expectEvents(moved(ANNA, team("t1")));
        }

        @Test
        void countsTheLastOfTwoMovesOfOneDay() {
            ChallengeMemberMoved first = moved(ANNA, team("t1"), team("t2", "2026-05-07"));
            membership(joined(team("t1")), first)
                    .when(move("t3", ANNA, STARTED))
                    .expectEvents(moved(ANNA, team("t1"), team("t3", "2026-05-07")));
            membership(joined(team("t1")), first)
                    .when(move("t1", ANNA, STARTED))
                    .expectEvents(moved(ANNA, team("t1")));
        }

        @Test
        void saysNothingWhenRepeated() {
            membership(joined(team("t1"))).when(move("t1", ANNA, STARTED)).expectNoEvents();
            membership(joined(team("t1")), moved(ANNA, team("t1"), team("t2", "2026-05-07")))
                    .when(move("t2", ANNA, STARTED))
                    .expectNoEvents();
        }

        @Test
        void isNobodyElses() {
            refused(membership(joined(team("t1"))).when(move("t2", "carl", OPEN)), "not-organiser");
            Terms placed = terms(teams(ChallengeTeams.CHALLENGE_TEAMS_ORGANISER));
            refused(membership(joined()).when(move("t2", BEN, placed)), "not-organiser");
            membership(joined()).when(move("t2", ANNA, placed)).expectEvents(moved(ANNA, team("t2")));
        }

        @Test
        void needsAMemberTeamsAndTime() {
            refused(membership(waiting(null)).when(move("t2", ANNA, OPEN)), "not-found");
            refused(membership(joined(), left()).when(move("t2", ANNA, OPEN)), "not-found");
            refused(membership(joined()).when(move("t2", ANNA, OVER)), "challenge-over");
            refused(
                    membership(joined()).when(move("t2", ANNA, terms(teams(ChallengeTeams.CHALLENGE_TEAMS_NONE)))),
                    "no-teams");
        }

        private MoveMember move(String teamId, String by, Terms terms) {
            return new MoveMember(ID, BEN, teamId, by, terms, TOMORROW);
        }

        private ChallengeMemberMoved moved(String by, ChallengeTeamSpan... teams) {
            return ChallengeMemberMoved.newBuilder()
                    .setChallengeId(ID)
                    .setWalkerId(BEN)
                    .addAllTeams(List.of(teams))
                    .setMovedBy(by)
                    .build();
        }
    }

    private static Terms terms(ChallengeSettings settings) {
        return new Terms(settings, ANNA, 1, false, false);
    }

    private static ChallengeSettings teams(ChallengeTeams mode) {
        return settings().setTeams(mode).build();
    }

    private static JoinChallenge join(Terms terms) {
        return join(null, terms);
    }

    private static JoinChallenge join(@Nullable String teamId, Terms terms) {
        return new JoinChallenge(ID, BEN, teamId, false, false, terms, BEFORE);
    }

    private static ChallengeMemberWaiting waiting(@Nullable String teamId) {
        ChallengeMemberWaiting.Builder waiting = ChallengeMemberWaiting.newBuilder()
                .setChallengeId(ID)
                .setWalkerId(BEN)
                .setAskedAtMillis(BEFORE.toEpochMilli())
                .setConfirmedVisible(false);
        return teamId == null ? waiting.build() : waiting.setTeamId(teamId).build();
    }

    private static ChallengeMemberLeft left() {
        return ChallengeMemberLeft.newBuilder()
                .setChallengeId(ID)
                .setWalkerId(BEN)
                .build();
    }

    private static ChallengeMemberRemoved removed() {
        return ChallengeMemberRemoved.newBuilder()
                .setChallengeId(ID)
                .setWalkerId(BEN)
                .setRemovedBy(ANNA)
                .build();
    }
}
