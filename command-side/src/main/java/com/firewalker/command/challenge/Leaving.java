package com.firewalker.command.challenge;

import com.firewalker.events.v1.ChallengeMemberLeft;
import com.firewalker.events.v1.ChallengeMemberRemoved;
import com.google.protobuf.Message;
import java.util.List;

/**
 * Decides on who takes part no longer. Repeating changes nothing; nobody leaves what is over.
 * Errors: {@link ChallengeRefused}. Source: domain-rules.md 8.10.
 */
final class Leaving {

    private Leaving() {}

    static List<Message> decide(Member member, LeaveChallenge command) {
        return switch (member.state()) {
            case NONE -> throw ChallengeRefused.unknown();
            case LEFT, REMOVED -> List.of();
            case WAITING, MEMBER -> List.of(left(command));
        };
    }

    private static Message left(LeaveChallenge command) {
        command.terms().refuseWhenOver();
        return ChallengeMemberLeft.newBuilder()
                .setChallengeId(command.challengeId())
                .setWalkerId(command.walkerId())
                .build();
    }

    static List<Message> decide(Member member, RemoveMember command) {
        if (!command.terms().isOrganisedBy(command.by())) {
            throw ChallengeRefused.notOrganiser();
        }
        return switch (member.state()) {
            case NONE -> throw ChallengeRefused.unknown();
            case LEFT, REMOVED -> List.of();
            case WAITING, MEMBER -> List.of(removed(command));
        };
    }

    private static Message removed(RemoveMember command) {
        command.terms().refuseWhenOver();
        return ChallengeMemberRemoved.newBuilder()
                .setChallengeId(command.challengeId())
                .setWalkerId(command.walkerId())
                .setRemovedBy(command.by())
                .build();
    }
}
