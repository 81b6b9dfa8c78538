package com.firewalker.command.friendship;

import com.firewalker.events.v1.FriendshipAccepted;
import com.firewalker.events.v1.FriendshipDeclined;
import com.firewalker.events.v1.FriendshipEnded;
import com.firewalker.events.v1.FriendshipExpired;
import com.firewalker.events.v1.FriendshipRequested;
import com.firewalker.events.v1.FriendshipWithdrawn;
import com.firewalker.events.v1.WalkerBlocked;
import com.firewalker.events.v1.WalkerUnblocked;
import java.time.Instant;

/** Anna asked Ben with request r1 at noon; constants and facts of that story. */
final class FriendshipFacts {

    static final String ANNA = "anna";
    static final String BEN = "ben";
    static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    static final RequestQuota FRESH = new RequestQuota(0, 0, 0);

    private FriendshipFacts() {}

    static FriendshipRequested asked() {
        return asked("r1", ANNA, BEN, false);
    }

    static FriendshipRequested askedSilently() {
        return asked("r1", ANNA, BEN, true);
    }

    static FriendshipRequested asked(String id, String requester, String addressee, boolean silent) {
        return asked(id, requester, addressee, silent, NOON);
    }

    static FriendshipRequested asked(String id, String requester, String addressee, boolean silent, Instant at) {
        return FriendshipRequested.newBuilder()
                .setRequestId(id)
                .setRequesterId(requester)
                .setAddresseeId(addressee)
                .setSilent(silent)
                .setRequestedAtMillis(at.toEpochMilli())
                .build();
    }

    static FriendshipAccepted accepted() {
        return FriendshipAccepted.newBuilder()
                .setRequestId("r1")
                .setRequesterId(ANNA)
                .setAddresseeId(BEN)
                .build();
    }

    static FriendshipDeclined declined() {
        return FriendshipDeclined.newBuilder()
                .setRequestId("r1")
                .setRequesterId(ANNA)
                .setAddresseeId(BEN)
                .setDeclinedAtMillis(NOON.toEpochMilli())
                .build();
    }

    static FriendshipWithdrawn withdrawn() {
        return FriendshipWithdrawn.newBuilder()
                .setRequestId("r1")
                .setRequesterId(ANNA)
                .setAddresseeId(BEN)
                .setWithdrawnAtMillis(NOON.toEpochMilli())
                .build();
    }

    static FriendshipExpired expired() {
        return FriendshipExpired.newBuilder()
                .setRequestId("r1")
                .setRequesterId(ANNA)
                .setAddresseeId(BEN)
                .build();
    }

    static FriendshipEnded endedBy(String walker, String friend) {
        return FriendshipEnded.newBuilder()
                .setWalkerId(walker)
                .setFriendId(friend)
                .build();
    }

    static WalkerBlocked benBlocks() {
        return benBlocks(false).build();
    }

    static WalkerBlocked.Builder benBlocks(boolean endingFriendship) {
        return WalkerBlocked.newBuilder().setWalkerId(BEN).setBlockedId(ANNA).setEndedFriendship(endingFriendship);
    }

    static WalkerUnblocked benUnblocks() {
        return WalkerUnblocked.newBuilder().setWalkerId(BEN).setBlockedId(ANNA).build();
    }

    static RequestFriendship annaAsks(String id) {
        return annaAsks(id, FRESH, NOON);
    }

    static RequestFriendship annaAsks(String id, RequestQuota anna, Instant at) {
        return new RequestFriendship(id, ANNA, BEN, anna, FRESH, at);
    }

    static RequestFriendship benAsks(String id) {
        return new RequestFriendship(id, BEN, ANNA, FRESH, FRESH, NOON);
    }

    static AcceptFriendRequest benAccepts() {
        return benAccepts("r1", FRESH, FRESH, NOON);
    }

    static AcceptFriendRequest benAccepts(String id, RequestQuota ben, RequestQuota anna, Instant at) {
        return new AcceptFriendRequest(id, BEN, ANNA, ben, anna, at);
    }

    static DeclineFriendRequest benDeclines() {
        return new DeclineFriendRequest("r1", BEN, ANNA, NOON);
    }
}
