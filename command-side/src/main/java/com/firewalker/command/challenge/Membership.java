package com.firewalker.command.challenge;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.firewalker.events.v1.ChallengeMemberJoined;
import com.firewalker.events.v1.ChallengeMemberLeft;
import com.firewalker.events.v1.ChallengeMemberMoved;
import com.firewalker.events.v1.ChallengeMemberRemoved;
import com.firewalker.events.v1.ChallengeMemberWaiting;
import com.google.protobuf.Message;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * One walker in one challenge. What the challenge demands comes with each command ({@link Terms}). Also commands on
 * somebody who never had to do with the challenge are decided here: all but joining are refused.
 */
@Aggregate
class Membership {

    @AggregateIdentifier
    private @Nullable String stream;

    private Member member = Member.NOBODY;

    Membership() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    List<Message> handle(JoinChallenge command) {
        return say(Joining.decide(member, command));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    List<Message> handle(ApproveMember command) {
        return say(Joining.decide(member, command));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    List<Message> handle(LeaveChallenge command) {
        return say(Leaving.decide(member, command));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    List<Message> handle(RemoveMember command) {
        return say(Leaving.decide(member, command));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    List<Message> handle(MoveMember command) {
        return say(Moving.decide(member, command));
    }

    private static List<Message> say(List<Message> events) {
        events.forEach(event -> apply(event));
        return events;
    }

    @EventSourcingHandler
    void on(ChallengeMemberWaiting event) {
        stream = ChallengeStream.of(event.getChallengeId(), event.getWalkerId());
        member = member.fold(event);
    }

    @EventSourcingHandler
    void on(ChallengeMemberJoined event) {
        stream = ChallengeStream.of(event.getChallengeId(), event.getWalkerId());
        member = member.fold(event);
    }

    @EventSourcingHandler
    void on(ChallengeMemberLeft event) {
        member = member.gone(Member.State.LEFT);
    }

    @EventSourcingHandler
    void on(ChallengeMemberRemoved event) {
        member = member.gone(Member.State.REMOVED);
    }

    @EventSourcingHandler
    void on(ChallengeMemberMoved event) {
        member = member.fold(event);
    }
}
