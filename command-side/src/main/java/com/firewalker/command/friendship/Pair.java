package com.firewalker.command.friendship;

import com.firewalker.events.v1.FriendshipAccepted;
import com.firewalker.events.v1.FriendshipDeclined;
import com.firewalker.events.v1.FriendshipRequested;
import com.firewalker.events.v1.WalkerBlocked;
import com.firewalker.events.v1.WalkerUnblocked;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fold of a friendship's stream. Immutable.
 *
 * @param open the one unanswered request
 * @param last how the latest request ended, so that a repeated answer is known as such
 * @param refused when each walker's request was last declined
 * @param blockers who of the two blocks the other
 */
record Pair(
        @Nullable Request open, @Nullable Closed last, Bond bond, Map<String, Instant> refused, Set<String> blockers) {

    static final Duration LAPSE = Duration.ofDays(30);
    static final Pair STRANGERS = new Pair(null, null, Bond.NEVER, Map.of(), Set.of());

    enum Bond {
        NEVER,
        FRIENDS,
        PARTED
    }

    enum Answer {
        ACCEPTED,
        DECLINED,
        WITHDRAWN,
        EXPIRED
    }

    /** An unanswered request; a silent one reaches nobody and its sender does not know (domain-rules.md 10.3). */
    record Request(String id, String requesterId, Instant at, boolean silent) {

        boolean lapsedBy(Instant now) {
            return !now.isBefore(at.plus(LAPSE));
        }

        boolean isBy(String walkerId) {
            return requesterId.equals(walkerId);
        }
    }

    record Closed(String requestId, Answer answer) {}

    boolean areFriends() {
        return bond == Bond.FRIENDS;
    }

    /** The request that still waits for an answer at that time. */
    @Nullable Request waitingAt(Instant now) {
        return open == null || open.lapsedBy(now) ? null : open;
    }

    boolean endedAs(String requestId, Answer answer) {
        return new Closed(requestId, answer).equals(last);
    }

    Pair fold(FriendshipRequested event) {
        var at = Instant.ofEpochMilli(event.getRequestedAtMillis());
        var request = new Request(event.getRequestId(), event.getRequesterId(), at, event.getSilent());
        return new Pair(request, last, bond, refused, blockers);
    }

    Pair fold(FriendshipAccepted event) {
        return new Pair(null, new Closed(event.getRequestId(), Answer.ACCEPTED), Bond.FRIENDS, Map.of(), blockers);
    }

    Pair fold(FriendshipDeclined event) {
        var declined = new HashMap<>(refused);
        declined.put(event.getRequesterId(), Instant.ofEpochMilli(event.getDeclinedAtMillis()));
        return new Pair(null, new Closed(event.getRequestId(), Answer.DECLINED), bond, Map.copyOf(declined), blockers);
    }

    Pair closed(String requestId, Answer answer) {
        return new Pair(null, new Closed(requestId, answer), bond, refused, blockers);
    }

    Pair parted() {
        return new Pair(open, last, Bond.PARTED, refused, blockers);
    }

    /** The blocked one's request stays, for its sender's eyes only; the blocker's own is gone. */
    Pair fold(WalkerBlocked event) {
        var kept = open != null && open.isBy(event.getBlockedId())
                ? new Request(open.id(), open.requesterId(), open.at(), true)
                : null;
        var blocking = new HashSet<>(blockers);
        blocking.add(event.getWalkerId());
        return new Pair(kept, last, areFriends() ? Bond.PARTED : bond, refused, Set.copyOf(blocking));
    }

    Pair fold(WalkerUnblocked event) {
        var blocking = new HashSet<>(blockers);
        blocking.remove(event.getWalkerId());
        return new Pair(open, last, bond, refused, Set.copyOf(blocking));
    }
}
