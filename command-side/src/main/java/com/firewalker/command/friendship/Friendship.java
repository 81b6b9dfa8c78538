package com.firewalker.command.friendship;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.firewalker.events.v1.FriendshipAccepted;
import com.firewalker.events.v1.FriendshipDeclined;
import com.firewalker.events.v1.FriendshipEnded;
import com.firewalker.events.v1.FriendshipExpired;
import com.firewalker.events.v1.FriendshipRequested;
import com.firewalker.events.v1.FriendshipWithdrawn;
import com.firewalker.events.v1.WalkerBlocked;
import com.firewalker.events.v1.WalkerUnblocked;
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
 * What two walkers are to each other: at most one open request, at most one friendship, a block in each direction.
 * Each command answers with the events it led to, so that the tables of the same transaction follow them.
 */
@Aggregate
class Friendship {

    @AggregateIdentifier
    private @Nullable String stream;

    private FriendshipState pair = FriendshipState.STRANGERS;

    Friendship() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    List<Message> handle(RequestFriendship command) {
        return say(RequestDecider.decide(pair, command));
    }

    @CommandHandler
    List<Message> handle(AcceptFriendRequest command) {
        return say(AnswerDecider.decide(pair, command));
    }

    @CommandHandler
    List<Message> handle(DeclineFriendRequest command) {
        return say(AnswerDecider.decide(pair, command));
    }

    @CommandHandler
    List<Message> handle(WithdrawFriendRequest command) {
        return say(AnswerDecider.decide(pair, command));
    }

    @CommandHandler
    List<Message> handle(ExpireFriendRequest command) {
        return say(AnswerDecider.decide(pair, command));
    }

    @CommandHandler
    List<Message> handle(EndFriendship command) {
        return say(EndFriendshipDecider.decide(pair, command));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    List<Message> handle(BlockWalker command) {
        return say(EndFriendshipDecider.decide(pair, command));
    }

    @CommandHandler
    List<Message> handle(UnblockWalker command) {
        return say(EndFriendshipDecider.decide(pair, command));
    }

    private static List<Message> say(List<Message> events) {
        events.forEach(event -> apply(event));
        return events;
    }

    @EventSourcingHandler
    void on(FriendshipRequested event) {
        stream = FriendshipStream.of(event.getRequesterId(), event.getAddresseeId());
        pair = pair.fold(event);
    }

    @EventSourcingHandler
    void on(FriendshipAccepted event) {
        pair = pair.fold(event);
    }

    @EventSourcingHandler
    void on(FriendshipDeclined event) {
        pair = pair.fold(event);
    }

    @EventSourcingHandler
    void on(FriendshipWithdrawn event) {
        pair = pair.fold(event);
    }

    @EventSourcingHandler
    void on(FriendshipExpired event) {
        pair = pair.closed(event.getRequestId(), FriendshipState.Answer.EXPIRED);
    }

    @EventSourcingHandler
    void on(FriendshipEnded event) {
        pair = pair.parted();
    }

    @EventSourcingHandler
    void on(WalkerBlocked event) {
        stream = FriendshipStream.of(event.getWalkerId(), event.getBlockedId());
        pair = pair.fold(event);
    }

    @EventSourcingHandler
    void on(WalkerUnblocked event) {
        pair = pair.fold(event);
    }
}
