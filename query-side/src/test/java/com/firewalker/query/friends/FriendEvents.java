package com.firewalker.query.friends;

import com.firewalker.events.v1.FriendshipAccepted;
import com.firewalker.events.v1.FriendshipDeclined;
import com.firewalker.events.v1.FriendshipEnded;
import com.firewalker.events.v1.FriendshipExpired;
import com.firewalker.events.v1.FriendshipRequested;
import com.firewalker.events.v1.FriendshipWithdrawn;
import com.firewalker.events.v1.WalkerBlocked;
import com.firewalker.events.v1.WalkerUnblocked;
import com.firewalker.query.testing.TestLedger.Entry;
import com.google.protobuf.Message;
import java.time.Instant;

/** Facts on two walkers; a request's id is "requester>addressee". */
final class FriendEvents {

    private FriendEvents() {}

    static Entry asked(String requester, String addressee) {
        return asked(requester, addressee, Instant.now(), false);
    }

    static Entry askedSilently(String requester, String addressee) {
        return asked(requester, addressee, Instant.now(), true);
    }

    static Entry asked(String requester, String addressee, Instant at, boolean silent) {
        return entry(
                requester,
                addressee,
                FriendshipRequested.newBuilder()
                        .setRequestId(id(requester, addressee))
                        .setRequesterId(requester)
                        .setAddresseeId(addressee)
                        .setSilent(silent)
                        .setRequestedAtMillis(at.toEpochMilli())
                        .build());
    }

    static Entry accepted(String requester, String addressee) {
        return entry(
                requester,
                addressee,
                FriendshipAccepted.newBuilder()
                        .setRequestId(id(requester, addressee))
                        .setRequesterId(requester)
                        .setAddresseeId(addressee)
                        .build());
    }

    static Entry withdrawn(String requester, String addressee) {
        return entry(
                requester,
                addressee,
                FriendshipWithdrawn.newBuilder()
                        .setRequestId(id(requester, addressee))
                        .setRequesterId(requester)
                        .setAddresseeId(addressee)
                        .build());
    }

    static Entry declined(String requester, String addressee) {
        return entry(
                requester,
                addressee,
                FriendshipDeclined.newBuilder()
                        .setRequestId(id(requester, addressee))
                        .setRequesterId(requester)
                        .setAddresseeId(addressee)
                        .setDeclinedAtMillis(1)
                        .build());
    }

    static Entry expired(String requester, String addressee) {
        return entry(
                requester,
                addressee,
                FriendshipExpired.newBuilder()
                        .setRequestId(id(requester, addressee))
                        .setRequesterId(requester)
                        .setAddresseeId(addressee)
                        .build());
    }

    static Entry ended(String walker, String friend) {
        return entry(
                walker,
                friend,
                FriendshipEnded.newBuilder()
                        .setWalkerId(walker)
                        .setFriendId(friend)
                        .build());
    }

    static Entry blocked(String walker, String other, boolean endedFriendship) {
        return entry(
                walker,
                other,
                block(walker, other).setEndedFriendship(endedFriendship).build());
    }

    static Entry blockedEnding(String walker, String other, String requestId) {
        return entry(
                walker, other, block(walker, other).setEndedRequestId(requestId).build());
    }

    static Entry unblocked(String walker, String other) {
        return entry(
                walker,
                other,
                WalkerUnblocked.newBuilder()
                        .setWalkerId(walker)
                        .setBlockedId(other)
                        .build());
    }

    static String id(String requester, String addressee) {
        return requester + ">" + addressee;
    }

    private static WalkerBlocked.Builder block(String walker, String other) {
        return WalkerBlocked.newBuilder()
                .setWalkerId(walker)
                .setBlockedId(other)
                .setEndedFriendship(false);
    }

    private static Entry entry(String one, String other, Message event) {
        boolean first = one.compareTo(other) < 0;
        return new Entry("friendship/" + (first ? one + ":" + other : other + ":" + one), event);
    }
}
