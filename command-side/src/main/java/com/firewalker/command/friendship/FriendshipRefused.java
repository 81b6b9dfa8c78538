package com.firewalker.command.friendship;

import com.firewalker.platform.web.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a friendship does not come about, in words that tell nobody who blocks whom. */
final class FriendshipRefused extends Refusal {

    private static final long serialVersionUID = 1L;
    private static final Duration A_DAY = Duration.ofDays(1);

    private FriendshipRefused(int status, String code, String detail, @Nullable Duration retryAfter) {
        super(status, code, detail, List.of(), retryAfter);
    }

    static FriendshipRefused alreadyFriends() {
        return new FriendshipRefused(409, "already-friends", "You are friends already", null);
    }

    static FriendshipRefused pending() {
        return new FriendshipRefused(409, "request-pending", "Your request is waiting for an answer", null);
    }

    /** Said only to the one who blocks. */
    static FriendshipRefused blockedByYou() {
        return new FriendshipRefused(409, "walker-blocked", "You block this walker", null);
    }

    static FriendshipRefused unknown() {
        return new FriendshipRefused(404, "not-found", "There is no such thing here", null);
    }

    static FriendshipRefused tooManyToday(Instant at) {
        var midnight = at.truncatedTo(ChronoUnit.DAYS).plus(A_DAY);
        return new FriendshipRefused(
                429,
                "too-many-requests-today",
                "At most " + Standing.MAX_REQUESTS_A_DAY + " friend requests a day (UTC)",
                Duration.between(at, midnight));
    }

    static FriendshipRefused tooManyPending() {
        return new FriendshipRefused(
                429, "too-many-pending", "At most " + Standing.MAX_PENDING + " unanswered requests", A_DAY);
    }

    static FriendshipRefused tooManyFriends() {
        return new FriendshipRefused(
                429, "too-many-friends", "At most " + Standing.MAX_FRIENDS + " friends on either side", A_DAY);
    }

    static FriendshipRefused wait(Instant at, Instant until) {
        return new FriendshipRefused(
                429, "asked-too-soon", "This walker was asked not long ago", Duration.between(at, until));
    }
}
