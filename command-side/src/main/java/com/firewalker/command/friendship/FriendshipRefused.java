package com.firewalker.command.friendship;

import com.firewalker.platform.web.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Why a friendship does not come about, in words that tell nobody who blocks whom. */
final class FriendshipRefused extends Refusal {

    private static final long serialVersionUID = 1L;
    private static final Duration A_DAY = Duration.ofDays(1);

    private FriendshipRefused(int status, String code, String detail) {
        super(status, code, detail);
    }

    private FriendshipRefused(String code, String detail, long limit, Duration wait) {
        super(429, code, detail, List.of(), wait, rateLimit(limit, wait));
    }

    static FriendshipRefused alreadyFriends() {
        return new FriendshipRefused(409, "already-friends", "You are friends already");
    }

    static FriendshipRefused pending() {
        return new FriendshipRefused(409, "request-pending", "Your request is waiting for an answer");
    }

    /** Said only to the one who blocks. */
    static FriendshipRefused blockedByYou() {
        return new FriendshipRefused(409, "walker-blocked", "You block this walker");
    }

    static FriendshipRefused unknown() {
        return new FriendshipRefused(404, "not-found", "There is no such thing here");
    }

    static FriendshipRefused tooManyToday(Instant at) {
        Instant midnight = at.truncatedTo(ChronoUnit.DAYS).plus(A_DAY);
        return new FriendshipRefused(
                "too-many-requests-today",
                "At most " + RequestQuota.MAX_REQUESTS_A_DAY + " friend requests a day (UTC)",
                RequestQuota.MAX_REQUESTS_A_DAY,
                Duration.between(at, midnight));
    }

    static FriendshipRefused tooManyPending() {
        return new FriendshipRefused(
                "too-many-pending",
                "At most " + RequestQuota.MAX_PENDING + " unanswered requests",
                RequestQuota.MAX_PENDING,
                A_DAY);
    }

    static FriendshipRefused tooManyFriends() {
        return new FriendshipRefused(
                409, "too-many-friends", "At most " + RequestQuota.MAX_FRIENDS + " friends on either side");
    }

    static FriendshipRefused wait(Instant at, Instant until) {
        return new FriendshipRefused(
                "asked-too-soon", "This walker was asked not long ago", 1, Duration.between(at, until));
    }
}
