package com.firewalker.query.friends;

import com.firewalker.events.v1.FriendshipAccepted;
import com.firewalker.events.v1.FriendshipDeclined;
import com.firewalker.events.v1.FriendshipEnded;
import com.firewalker.events.v1.FriendshipExpired;
import com.firewalker.events.v1.FriendshipRequested;
import com.firewalker.events.v1.FriendshipWithdrawn;
import com.firewalker.events.v1.WalkerBlocked;
import com.firewalker.events.v1.WalkerErased;
import com.firewalker.events.v1.WalkerRegistered;
import com.firewalker.events.v1.WalkerUnblocked;
import com.firewalker.events.v1.WalkerVisibilityChanged;
import com.firewalker.query.view.Fact;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Facts in, rows of the friends view out. Shape: facts may come twice and cut into batches in any way; every register
 * keeps the latest. Source: domain-rules.md 10.
 */
final class FriendsFold {

    private interface Step extends BiConsumer<FriendsRows, Fact> {}

    private static final Map<Class<?>, Step> STEPS = Map.ofEntries(
            Map.entry(FriendshipRequested.class, FriendsFold::requested),
            Map.entry(FriendshipAccepted.class, FriendsFold::accepted),
            Map.entry(FriendshipDeclined.class, FriendsFold::declined),
            Map.entry(FriendshipWithdrawn.class, FriendsFold::withdrawn),
            Map.entry(FriendshipExpired.class, FriendsFold::expired),
            Map.entry(FriendshipEnded.class, FriendsFold::parted),
            Map.entry(WalkerBlocked.class, FriendsFold::blocked),
            Map.entry(WalkerUnblocked.class, FriendsFold::unblocked),
            Map.entry(WalkerRegistered.class, FriendsFold::registered),
            Map.entry(WalkerVisibilityChanged.class, FriendsFold::seen),
            Map.entry(WalkerErased.class, FriendsFold::erased));

    private FriendsFold() {}

    static void fold(FriendsRows rows, Fact fact) {
        Step step = STEPS.get(fact.event().getClass());
        if (step != null) {
            step.accept(rows, fact);
        }
    }

    private static void requested(FriendsRows rows, Fact fact) {
        var event = (FriendshipRequested) fact.event();
        var asked = new FriendsRows.Asked(
                event.getRequesterId(),
                event.getAddresseeId(),
                event.getRequestedAtMillis(),
                event.getSilent(),
                fact.position());
        rows.ask(event.getRequestId(), event.getRequesterId(), event.getAddresseeId(), ask -> ask.with(asked));
    }

    private static void accepted(FriendsRows rows, Fact fact) {
        var event = (FriendshipAccepted) fact.event();
        end(rows, event.getRequestId(), event.getRequesterId(), event.getAddresseeId(), fact);
        bond(rows, event.getRequesterId(), event.getAddresseeId(), true, fact);
    }

    private static void declined(FriendsRows rows, Fact fact) {
        var event = (FriendshipDeclined) fact.event();
        end(rows, event.getRequestId(), event.getRequesterId(), event.getAddresseeId(), fact);
    }

    private static void withdrawn(FriendsRows rows, Fact fact) {
        var event = (FriendshipWithdrawn) fact.event();
        end(rows, event.getRequestId(), event.getRequesterId(), event.getAddresseeId(), fact);
    }

    private static void expired(FriendsRows rows, Fact fact) {
        var event = (FriendshipExpired) fact.event();
        end(rows, event.getRequestId(), event.getRequesterId(), event.getAddresseeId(), fact);
    }

    private static void end(FriendsRows rows, String requestId, String one, String other, Fact fact) {
        rows.ask(requestId, one, other, ask -> ask.ended(fact.position()));
    }

    private static void parted(FriendsRows rows, Fact fact) {
        var event = (FriendshipEnded) fact.event();
        bond(rows, event.getWalkerId(), event.getFriendId(), false, fact);
    }

    private static void blocked(FriendsRows rows, Fact fact) {
        var event = (WalkerBlocked) fact.event();
        rows.tie(event.getWalkerId(), event.getBlockedId(), tie -> tie.block(true, fact.position()));
        if (event.getEndedFriendship()) {
            bond(rows, event.getWalkerId(), event.getBlockedId(), false, fact);
        }
        if (event.hasEndedRequestId()) {
            rows.ask(
                    event.getEndedRequestId(),
                    event.getWalkerId(),
                    event.getBlockedId(),
                    ask -> ask.barred(event.getWalkerId(), fact.position()));
        }
    }

    private static void unblocked(FriendsRows rows, Fact fact) {
        var event = (WalkerUnblocked) fact.event();
        rows.tie(event.getWalkerId(), event.getBlockedId(), tie -> tie.block(false, fact.position()));
    }

    private static void bond(FriendsRows rows, String one, String other, boolean friends, Fact fact) {
        long since = fact.recordedAt().toEpochMilli();
        for (List<String> pair : List.of(List.of(one, other), List.of(other, one))) {
            rows.tie(pair.get(0), pair.get(1), tie -> tie.bond(friends, since, fact.position()));
        }
    }

    private static void registered(FriendsRows rows, Fact fact) {
        var event = (WalkerRegistered) fact.event();
        rows.sight(new FriendsRows.BoardVisibility(
                event.getWalkerId(), event.getVisibility().getNumber(), fact.position()));
    }

    private static void seen(FriendsRows rows, Fact fact) {
        var event = (WalkerVisibilityChanged) fact.event();
        rows.sight(new FriendsRows.BoardVisibility(
                event.getWalkerId(), event.getVisibility().getNumber(), fact.position()));
    }

    private static void erased(FriendsRows rows, Fact fact) {
        rows.erase(((WalkerErased) fact.event()).getWalkerId(), fact.position());
    }
}
