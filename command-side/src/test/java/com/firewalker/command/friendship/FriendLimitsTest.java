package com.firewalker.command.friendship;

import static com.firewalker.command.friendship.FriendshipFacts.ANNA;
import static com.firewalker.command.friendship.FriendshipFacts.BEN;
import static com.firewalker.command.friendship.FriendshipFacts.FRESH;
import static com.firewalker.command.friendship.FriendshipFacts.NOON;
import static com.firewalker.command.friendship.FriendshipFacts.annaAsks;
import static com.firewalker.command.friendship.FriendshipFacts.asked;
import static com.firewalker.command.friendship.FriendshipFacts.benAsks;
import static com.firewalker.command.friendship.FriendshipFacts.declined;
import static com.firewalker.command.friendship.FriendshipFacts.expired;
import static com.firewalker.command.friendship.FriendshipStory.given;
import static com.firewalker.command.friendship.FriendshipStory.givenNothing;
import static com.firewalker.command.friendship.FriendshipStory.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.platform.web.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;

/** domain-rules.md 10.4: how many, how often, how long. */
class FriendLimitsTest {

    private static final Instant LAPSES = NOON.plus(Duration.ofDays(30));
    private static final RequestQuota ALMOST_FULL = new RequestQuota(0, 0, 999);
    private static final RequestQuota FULL = new RequestQuota(0, 0, 1000);

    @Test
    void takesTwentyRequestsADay() {
        givenNothing().when(annaAsks("r1", new RequestQuota(19, 0, 0), NOON)).expectEvents(asked());
    }

    @Test
    void refusesTheTwentyFirstUntilMidnight() {
        var at = Instant.parse("2026-05-04T23:00:00Z");
        ResultValidator<Friendship> result = givenNothing().when(annaAsks("r1", new RequestQuota(20, 0, 0), at));
        assertThat(refused(result, "too-many-requests-today").retryAfter()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void takesAHundredPending() {
        givenNothing().when(annaAsks("r1", new RequestQuota(0, 99, 0), NOON)).expectEvents(asked());
        refused(givenNothing().when(annaAsks("r1", new RequestQuota(0, 100, 0), NOON)), "too-many-pending");
    }

    @Test
    void takesAThousandFriends() {
        givenNothing().when(annaAsks("r1", ALMOST_FULL, NOON)).expectEvents(asked());
        refused(givenNothing().when(annaAsks("r1", FULL, NOON)), "too-many-friends");
    }

    /** api.md 1 and 4: a 429 says when to come back; a full list of friends is no matter of time. */
    @Test
    void carriesTheFieldsOfEvery429() {
        RequestQuota today = new RequestQuota(20, 0, 0);
        RequestQuota pending = new RequestQuota(0, 100, 0);
        for (Refusal refusal : List.of(
                refused(givenNothing().when(annaAsks("r1", today, NOON)), "too-many-requests-today"),
                refused(givenNothing().when(annaAsks("r1", pending, NOON)), "too-many-pending"),
                refused(given(asked(), declined()).when(annaAsks("r2", FRESH, NOON)), "asked-too-soon"))) {
            assertThat(refusal.status()).isEqualTo(429);
            assertThat(refusal.retryAfter()).isPositive();
            assertThat(refusal.headers()).containsOnlyKeys("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset");
        }
        assertThat(refused(givenNothing().when(annaAsks("r1", FULL, NOON)), "too-many-friends")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void letsARefusedSenderWaitThirtyDays() {
        ResultValidator<Friendship> result =
                given(asked(), declined()).when(annaAsks("r2", FRESH, LAPSES.minusMillis(1)));
        assertThat(refused(result, "asked-too-soon").retryAfter()).isEqualTo(Duration.ofMillis(1));
        given(asked(), declined())
                .when(annaAsks("r2", FRESH, LAPSES))
                .expectEvents(asked("r2", ANNA, BEN, false, LAPSES));
    }

    @Test
    void letsTheOneWhoRefusedAskAtOnce() {
        given(asked(), declined()).when(benAsks("r2")).expectEvents(asked("r2", BEN, ANNA, false));
    }

    @Test
    void letsARequestLapseAfterThirtyDays() {
        refused(given(asked()).when(annaAsks("r2", FRESH, LAPSES.minusMillis(1))), "request-pending");
        given(asked())
                .when(annaAsks("r2", FRESH, LAPSES))
                .expectEvents(expired(), asked("r2", ANNA, BEN, false, LAPSES));
    }
}
