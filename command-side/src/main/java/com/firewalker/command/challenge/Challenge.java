package com.firewalker.command.challenge;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.firewalker.events.v1.ChallengeCancelled;
import com.firewalker.events.v1.ChallengeCreated;
import com.firewalker.events.v1.ChallengeEndMoved;
import com.firewalker.events.v1.ChallengeOrganiserChanged;
import com.firewalker.events.v1.ChallengeSealed;
import com.firewalker.events.v1.ChallengeSettingsChanged;
import com.firewalker.events.v1.ChallengeSettingsFrozen;
import com.firewalker.events.v1.ChallengeTeamCreated;
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
 * A challenge as a whole: settings, organiser, teams, end. Its members have streams of their own ({@link Membership}),
 * so that this one stays short. Each command answers with the events it led to; the tables of the same transaction
 * follow them.
 */
@Aggregate
class Challenge {

    @AggregateIdentifier
    private @Nullable String stream;

    private @Nullable ChallengeState state;

    Challenge() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    List<Message> handle(CreateChallenge command) {
        return state == null ? say(Organising.decide(command)) : List.of();
    }

    @CommandHandler
    List<Message> handle(ChangeChallenge command) {
        return say(Organising.decide(known(), command));
    }

    @CommandHandler
    List<Message> handle(FreezeSettings command) {
        return say(Organising.decide(known(), command));
    }

    @CommandHandler
    List<Message> handle(CancelChallenge command) {
        return say(Organising.decide(known(), command));
    }

    @CommandHandler
    List<Message> handle(CreateTeam command) {
        return say(Organising.decide(known(), command));
    }

    @CommandHandler
    List<Message> handle(ChangeOrganiser command) {
        return say(Organising.decide(known(), command));
    }

    @CommandHandler
    List<Message> handle(SealChallenge command) {
        return say(Organising.decide(known(), command));
    }

    private static List<Message> say(List<Message> events) {
        events.forEach(event -> apply(event));
        return events;
    }

    private ChallengeState known() {
        if (state == null) {
            throw ChallengeRefused.unknown();
        }
        return state;
    }

    @EventSourcingHandler
    void on(ChallengeCreated event) {
        stream = ChallengeStream.of(event.getChallengeId());
        state = ChallengeState.of(event);
    }

    @EventSourcingHandler
    void on(ChallengeSettingsChanged event) {
        state = known().with(event.getSettings());
    }

    @EventSourcingHandler
    void on(ChallengeSettingsFrozen event) {
        state = known().frozen();
    }

    @EventSourcingHandler
    void on(ChallengeEndMoved event) {
        state = known().fold(event);
    }

    @EventSourcingHandler
    void on(ChallengeOrganiserChanged event) {
        state = known().fold(event);
    }

    @EventSourcingHandler
    void on(ChallengeTeamCreated event) {
        state = known().fold(event);
    }

    @EventSourcingHandler
    void on(ChallengeCancelled event) {
        state = known().ended(ChallengeState.Phase.CANCELLED);
    }

    @EventSourcingHandler
    void on(ChallengeSealed event) {
        state = known().ended(ChallengeState.Phase.SEALED);
    }
}
