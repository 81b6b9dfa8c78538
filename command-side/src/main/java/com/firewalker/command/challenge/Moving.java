package com.firewalker.command.challenge;

import com.firewalker.events.v1.ChallengeMemberMoved;
import com.firewalker.events.v1.ChallengeTeamSpan;
import com.firewalker.events.v1.ChallengeTeams;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides on a member's team: until the start for the whole challenge, afterwards only by the organiser and from the
 * next day on, but for the first team a member gets. Errors: {@link ChallengeRefused}. Source: domain-rules.md 8.11,
 * api.md 9.
 */
final class Moving {

    private Moving() {}

    static List<Message> decide(Member member, MoveMember command) {
        refuse(member, command);
        List<ChallengeTeamSpan> teams = moved(member.teams(), command);
        if (teams.equals(member.teams())) {
            return List.of();
        }
        return List.of(ChallengeMemberMoved.newBuilder()
                .setChallengeId(command.challengeId())
                .setWalkerId(command.walkerId())
                .addAllTeams(teams)
                .setMovedBy(command.by())
                .build());
    }

    private static void refuse(Member member, MoveMember command) {
        Terms terms = command.terms();
        boolean organiser = terms.isOrganisedBy(command.by());
        boolean own = command.by().equals(command.walkerId());
        boolean free = terms.settings().getTeams() == ChallengeTeams.CHALLENGE_TEAMS_FREE && !terms.started();
        if (!organiser && !own) {
            throw ChallengeRefused.notOrganiser();
        }
        if (!member.is(Member.State.MEMBER)) {
            throw ChallengeRefused.unknown();
        }
        terms.refuseWhenOver();
        if (terms.settings().getTeams() == ChallengeTeams.CHALLENGE_TEAMS_NONE) {
            throw ChallengeRefused.noTeams();
        }
        if (!organiser && !free) {
            throw ChallengeRefused.notOrganiser();
        }
    }

    private static List<ChallengeTeamSpan> moved(List<ChallengeTeamSpan> before, MoveMember command) {
        ChallengeTeamSpan.Builder team = ChallengeTeamSpan.newBuilder().setTeamId(command.teamId());
        if (!command.terms().started() || before.isEmpty()) {
            return List.of(team.build());
        }
        int from = Math.toIntExact(command.nextDay().toEpochDay());
        var spans = new ArrayList<ChallengeTeamSpan>();
        before.stream().filter(span -> !span.hasFrom() || span.getFrom() < from).forEach(spans::add);
        boolean same =
                !spans.isEmpty() && spans.get(spans.size() - 1).getTeamId().equals(command.teamId());
        if (!same) {
            spans.add(team.setFrom(from).build());
        }
        return spans;
    }
}
