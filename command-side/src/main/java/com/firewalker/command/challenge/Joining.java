package com.firewalker.command.challenge;

import com.firewalker.events.v1.ChallengeJoin;
import com.firewalker.events.v1.ChallengeMemberJoined;
import com.firewalker.events.v1.ChallengeMemberWaiting;
import com.firewalker.events.v1.ChallengeTeamSpan;
import com.firewalker.events.v1.ChallengeTeams;
import com.firewalker.platform.web.Refusal;
import com.google.protobuf.Message;
import java.util.List;

/**
 * Decides on who becomes a member: at once, or once the organiser lets them in. Repeating changes nothing.
 * Errors: {@link ChallengeRefused}, 422 for a private walker who did not agree to be shown.
 * Source: domain-rules.md 8.10, 8.11, 8.13.
 */
final class Joining {

    private Joining() {}

    static List<Message> decide(Member member, JoinChallenge command) {
        Terms terms = command.terms();
        boolean waits = mustWait(member, command);
        if (member.is(Member.State.MEMBER) || member.is(Member.State.WAITING) && waits) {
            return List.of();
        }
        terms.refuseWhenOver();
        terms.refuseWhenFull();
        if (command.hidden() && !command.confirmedVisible()) {
            throw Refusal.invalid(
                    "/confirmVisible", "required", "your score will be shown in this challenge: say true");
        }
        refuseTeam(command);
        return List.of(waits ? waiting(command) : joined(member, command));
    }

    /** Whoever was removed comes back only through the organiser; where nobody organises, nobody could let them in. */
    private static boolean mustWait(Member member, JoinChallenge command) {
        Terms terms = command.terms();
        if (terms.organiserId() == null || terms.isOrganisedBy(command.walkerId())) {
            return false;
        }
        return terms.settings().getJoin() == ChallengeJoin.CHALLENGE_JOIN_APPROVAL
                || member.is(Member.State.REMOVED)
                || member.is(Member.State.WAITING);
    }

    private static void refuseTeam(JoinChallenge command) {
        if (command.teamId() == null) {
            return;
        }
        switch (command.terms().settings().getTeams()) {
            case CHALLENGE_TEAMS_FREE -> {}
            case CHALLENGE_TEAMS_ORGANISER -> {
                if (!command.terms().isOrganisedBy(command.walkerId())) {
                    throw ChallengeRefused.notOrganiser();
                }
            }
            case CHALLENGE_TEAMS_NONE, CHALLENGE_TEAMS_UNSPECIFIED, UNRECOGNIZED -> throw ChallengeRefused.noTeams();
        }
    }

    private static Message waiting(JoinChallenge command) {
        ChallengeMemberWaiting.Builder waiting = ChallengeMemberWaiting.newBuilder()
                .setChallengeId(command.challengeId())
                .setWalkerId(command.walkerId())
                .setAskedAtMillis(command.at().toEpochMilli())
                .setConfirmedVisible(command.confirmedVisible());
        if (command.teamId() != null) {
            waiting.setTeamId(command.teamId());
        }
        return waiting.build();
    }

    private static Message joined(Member member, JoinChallenge command) {
        return ChallengeMemberJoined.newBuilder()
                .setChallengeId(command.challengeId())
                .setWalkerId(command.walkerId())
                .addAllTeams(teams(member, command))
                .setJoinedAtMillis(command.at().toEpochMilli())
                .setRejoined(member.before())
                .setConfirmedVisible(command.confirmedVisible())
                .build();
    }

    /** Who is back has the team of before; another one may be chosen until the start. */
    private static List<ChallengeTeamSpan> teams(Member member, JoinChallenge command) {
        boolean restored = command.teamId() == null
                || !member.teams().isEmpty() && command.terms().started();
        boolean noTeams = command.terms().settings().getTeams() == ChallengeTeams.CHALLENGE_TEAMS_NONE;
        if (noTeams) {
            return List.of();
        }
        return restored
                ? member.teams()
                : List.of(ChallengeTeamSpan.newBuilder()
                        .setTeamId(command.teamId())
                        .build());
    }

    static List<Message> decide(Member member, ApproveMember command) {
        if (!command.terms().isOrganisedBy(command.by())) {
            throw ChallengeRefused.notOrganiser();
        }
        return switch (member.state()) {
            case NONE, LEFT, REMOVED -> throw ChallengeRefused.unknown();
            case MEMBER -> List.of();
            case WAITING -> List.of(approved(member, command));
        };
    }

    private static Message approved(Member member, ApproveMember command) {
        command.terms().refuseWhenOver();
        command.terms().refuseWhenFull();
        return ChallengeMemberJoined.newBuilder()
                .setChallengeId(command.challengeId())
                .setWalkerId(command.walkerId())
                .addAllTeams(member.teams())
                .setJoinedAtMillis(command.at().toEpochMilli())
                .setApprovedBy(command.by())
                .setRejoined(member.before())
                .setConfirmedVisible(member.confirmedVisible())
                .build();
    }
}
