package com.firewalker.command.friendship;

import com.firewalker.events.v1.FriendshipAccepted;
import com.firewalker.events.v1.FriendshipDeclined;
import com.firewalker.events.v1.FriendshipRequested;
import com.firewalker.events.v1.FriendshipWithdrawn;
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
 * @param waits until when each walker has to wait before asking again, after a refusal or a withdrawal
 * @param blockers who of the two blocks the other
 */
record FriendshipState(
        @Nullable Request open, @Nullable Closed last, Bond bond, Map<String, Instant> waits, Set<String> blockers) {

    static final Duration LAPSE = Duration.ofDays(30);
    /** The other side hears of requests that are taken back at most so often (domain-rules.md 9.7). */
    static final Duration AFTER_WITHDRAWAL = Duration.ofHours(24);

    static final FriendshipState STRANGERS = new FriendshipState(null, null, Bond.NEVER, Map.of(), Set.of());

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

    FriendshipState fold(FriendshipRequested event) {
        var at = Instant.ofEpochMilli(event.getRequestedAtMillis());
        var request = new Request(event.getRequestId(), event.getRequesterId(), at, event.getSilent());
        return new FriendshipState(request, last, bond, waits, blockers);
    }

    FriendshipState fold(FriendshipAccepted event) {
        return new FriendshipState(
                null, new Closed(event.getRequestId(), Answer.ACCEPTED), Bond.FRIENDS, Map.of(), blockers);
    }

    FriendshipState fold(FriendshipDeclined event) {
        var until = Instant.ofEpochMilli(event.getDeclinedAtMillis()).plus(LAPSE);
        return new FriendshipState(
                null,
                new Closed(event.getRequestId(), Answer.DECLINED),
                bond,
                waiting(event.getRequesterId(), until),
                blockers);
    }

    FriendshipState fold(FriendshipWithdrawn event) {
        return new FriendshipState(
                null,
                new Closed(event.getRequestId(), Answer.WITHDRAWN),
                bond,
                event.hasWithdrawnAtMillis()
                        ? waitingAfterWithdrawal(event.getRequesterId(), event.getWithdrawnAtMillis())
                        : waits,
                blockers);
    }

    private Map<String, Instant> waitingAfterWithdrawal(String walkerId, long atMillis) {
        return waiting(walkerId, Instant.ofEpochMilli(atMillis).plus(AFTER_WITHDRAWAL));
    }

    private Map<String, Instant> waiting(String walkerId, Instant until) {
        var all = new HashMap<>(waits);
        all.merge(walkerId, until, (one, other) -> one.isAfter(other) ? one : other);
        return Map.copyOf(all);
    }

    FriendshipState closed(String requestId, Answer answer) {
        return new FriendshipState(null, new Closed(requestId, answer), bond, waits, blockers);
    }

    FriendshipState parted() {
        return new FriendshipState(open, last, Bond.PARTED, waits, blockers);
    }

    /** The blocked one's request stays, for its sender's eyes only; the blocker's own is gone. */
    FriendshipState fold(WalkerBlocked event) {
        FriendshipState.Request kept = open != null && open.isBy(event.getBlockedId())
                ? new Request(open.id(), open.requesterId(), open.at(), true)
                : null;
        var blocking = new HashSet<>(blockers);
        blocking.add(event.getWalkerId());
        Map<String, Instant> waiting = event.hasWithdrawnAtMillis()
                ? waitingAfterWithdrawal(event.getWalkerId(), event.getWithdrawnAtMillis())
                : waits;
        return new FriendshipState(kept, last, areFriends() ? Bond.PARTED : bond, waiting, Set.copyOf(blocking));
    }

    FriendshipState fold(WalkerUnblocked event) {
        var blocking = new HashSet<>(blockers);
        blocking.remove(event.getWalkerId());
        return new FriendshipState(open, last, bond, waits, Set.copyOf(blocking));
    }
}
