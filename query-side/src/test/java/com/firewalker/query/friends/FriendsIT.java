package com.firewalker.query.friends;

import static com.firewalker.query.friends.FriendEvents.accepted;
import static com.firewalker.query.friends.FriendEvents.asked;
import static com.firewalker.query.friends.FriendEvents.askedSilently;
import static com.firewalker.query.friends.FriendEvents.blocked;
import static com.firewalker.query.friends.FriendEvents.blockedEnding;
import static com.firewalker.query.friends.FriendEvents.ended;
import static com.firewalker.query.friends.FriendEvents.id;
import static com.firewalker.query.friends.FriendEvents.unblocked;
import static com.firewalker.query.friends.FriendEvents.withdrawn;
import static com.firewalker.query.testing.Events.erased;
import static com.firewalker.query.testing.Events.registered;
import static com.firewalker.query.testing.Events.steps;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.events.v1.Visibility;
import com.firewalker.platform.ledger.store.LedgerHead;
import com.firewalker.query.leaderboard.Acquaintances;
import com.firewalker.query.testing.QuerySide;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** api.md 5, domain-rules.md 10, 12.2. */
class FriendsIT {

    private static int stories;

    private final QuerySide querySide = QuerySide.shared();
    private final String anna = "friends-anna-" + stories;
    private final String ben = "friends-ben-" + stories;
    private final String carl = "friends-carl-" + stories++;

    @Test
    void showsFriendsToEachOther() {
        long position = querySide.ledger().append(asked(anna, ben), accepted(anna, ben));
        JsonNode item = items(position, anna, "/v1/me/friends").get(0);
        assertThat(item.get("walkerId").asString()).isEqualTo(ben);
        assertThat(item.get("displayName").asString()).isEqualTo("Walker " + ben);
        assertThat(item.get("since").asString()).isNotEmpty();
        assertThat(walkers(position, ben, "/v1/me/friends")).containsExactly(anna);
        assertThat(walkers(position, anna, "/v1/me/friend-requests?direction=out"))
                .isEmpty();
        assertThat(walkers(position, ben, "/v1/me/friend-requests")).isEmpty();
    }

    @Test
    void showsRequestsToBothSides() {
        long position = querySide.ledger().append(asked(anna, ben), asked(carl, ben));
        assertThat(walkers(position, ben, "/v1/me/friend-requests?direction=in"))
                .containsExactlyInAnyOrder(anna, carl);
        assertThat(walkers(position, anna, "/v1/me/friend-requests?direction=out"))
                .containsExactly(ben);
        assertThat(querySide.get(anna, "/v1/me/friend-requests?direction=up").status())
                .isEqualTo(422);
    }

    @Test
    void forgetsWhatWasWithdrawnEndedOrLapsed() {
        Instant old = Instant.now().minus(Duration.ofDays(31));
        long position = querySide
                .ledger()
                .append(
                        asked(anna, ben),
                        withdrawn(anna, ben),
                        asked(ben, carl),
                        accepted(ben, carl),
                        ended(carl, ben),
                        asked(carl, anna, old, false));
        assertThat(walkers(position, ben, "/v1/me/friend-requests")).isEmpty();
        assertThat(walkers(position, ben, "/v1/me/friends")).isEmpty();
        assertThat(walkers(position, anna, "/v1/me/friend-requests"))
                .as("lapsed")
                .isEmpty();
    }

    @Test
    void hidesWhatTheBlockedAskFromEverybodyButThem() {
        long position = querySide
                .ledger()
                .append(
                        blocked(ben, anna, false),
                        askedSilently(anna, ben),
                        asked(carl, ben),
                        blockedEnding(ben, carl, id(carl, ben)));
        assertThat(walkers(position, ben, "/v1/me/friend-requests")).isEmpty();
        assertThat(walkers(position, anna, "/v1/me/friend-requests?direction=out"))
                .containsExactly(ben);
        assertThat(walkers(position, carl, "/v1/me/friend-requests?direction=out"))
                .containsExactly(ben);
    }

    @Test
    void endsTheBlockersOwnRequest() {
        long position = querySide.ledger().append(asked(anna, ben), blockedEnding(anna, ben, id(anna, ben)));
        assertThat(walkers(position, anna, "/v1/me/friend-requests?direction=out"))
                .isEmpty();
        assertThat(walkers(position, ben, "/v1/me/friend-requests")).isEmpty();
    }

    @Test
    void knowsCirclesForBoards() {
        long position = querySide.ledger().append(asked(anna, ben), accepted(anna, ben), blocked(carl, anna, false));
        Acquaintances.Circle circle = circleOfAnna(position);
        assertThat(circle.friends()).containsExactly(ben);
        assertThat(circle.blocked()).containsExactly(carl);
        assertThat(circle.position()).isGreaterThanOrEqualTo(position);
        long lifted = querySide.ledger().append(unblocked(carl, anna), blocked(ben, anna, true));
        Acquaintances.Circle later = circleOfAnna(lifted);
        assertThat(later.friends()).isEmpty();
        assertThat(later.blocked()).containsExactly(ben);
    }

    /** Looks at the head first, as the door does with a position it is given: nobody announced these events. */
    private Acquaintances.Circle circleOfAnna(long position) {
        assertThat(querySide.bean(LedgerHead.class).position()).isGreaterThanOrEqualTo(position);
        return querySide.bean(Acquaintances.class).of(anna, position);
    }

    @Test
    void showsProfilesAsFarAsTheyMayBeSeen() {
        long position = querySide
                .ledger()
                .append(
                        registered(anna, Visibility.VISIBILITY_PUBLIC),
                        registered(ben, Visibility.VISIBILITY_FRIENDS),
                        registered(carl, Visibility.VISIBILITY_PRIVATE));
        assertThat(profile(position, carl, anna).json().get("friend").asBoolean())
                .isFalse();
        assertThat(profile(position, anna, ben).status()).isEqualTo(404);
        assertThat(profile(position, anna, carl).status()).isEqualTo(404);
        assertThat(profile(position, anna, "friends-nobody").status()).isEqualTo(404);
        assertThat(profile(position, carl, carl).status()).isEqualTo(200);

        long befriended = querySide.ledger().append(asked(anna, ben), accepted(anna, ben));
        assertThat(profile(befriended, anna, ben).json().get("friend").asBoolean())
                .isTrue();
        long blocked = querySide.ledger().append(blocked(anna, carl, false));
        assertThat(profile(blocked, carl, anna).status()).isEqualTo(404);
        assertThat(profile(blocked, anna, ben).status()).isEqualTo(200);
    }

    /** The figures of the boards and of the day: one figure, wherever it is read (domain-rules.md 6.3, 8.1). */
    @Test
    void showsStepsAndStreakOnTheProfile() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        long position = querySide
                .ledger()
                .append(
                        registered(anna, Visibility.VISIBILITY_PUBLIC),
                        steps(anna, today.minusDays(2), 8_200),
                        steps(anna, today.minusDays(1), 8_100),
                        steps(anna, today, 4_700));

        JsonNode profile = profile(position, ben, anna).json();

        assertThat(profile.get("date").asString()).isEqualTo(today.toString());
        assertThat(profile.get("streak").get("current").asInt()).isEqualTo(2);
        assertThat(profile.get("streak").get("best").asInt()).isEqualTo(2);
        for (String period : List.of("day", "week", "month")) {
            QuerySide.Answer board = querySide.getAfter(position, anna, "/v1/leaderboards/global/" + period);
            assertThat(profile.get("steps").get(period).asLong())
                    .as(period)
                    .isEqualTo(board.json().get("me").get("steps").asLong());
        }
        assertThat(profile.get("steps").get("day").asInt()).isEqualTo(4_700);
    }

    @Test
    void listsThoseWhomTheCallerShutOut() {
        long position = querySide.ledger().append(blocked(anna, ben, false), blocked(carl, anna, false));
        assertThat(walkers(position, anna, "/v1/me/blocks")).containsExactly(ben);
        assertThat(walkers(position, ben, "/v1/me/blocks")).isEmpty();
    }

    @Test
    void dropsTheErased() {
        long position = querySide
                .ledger()
                .append(
                        registered(anna, Visibility.VISIBILITY_PUBLIC),
                        asked(anna, ben),
                        accepted(anna, ben),
                        asked(anna, carl),
                        erased(anna));
        assertThat(walkers(position, ben, "/v1/me/friends")).isEmpty();
        assertThat(walkers(position, carl, "/v1/me/friend-requests")).isEmpty();
        assertThat(profile(position, ben, anna).status()).isEqualTo(404);
    }

    @Test
    void pagesWithoutRepeatingOrSkipping() {
        long position = 0L;
        for (int friend = 0; friend < 5; friend++) {
            String other = anna + "-f" + friend;
            position = querySide.ledger().append(asked(anna, other), accepted(anna, other));
        }
        JsonNode first =
                querySide.getAfter(position, anna, "/v1/me/friends?limit=3").json();
        String next = first.get("next").asString();
        JsonNode second =
                querySide.get(anna, "/v1/me/friends?limit=3&cursor=" + next).json();
        assertThat(ids(first)).containsExactly(anna + "-f0", anna + "-f1", anna + "-f2");
        assertThat(ids(second)).containsExactly(anna + "-f3", anna + "-f4");
        assertThat(second.get("next").isNull()).isTrue();
        assertThat(querySide.get(ben, "/v1/me/friends?cursor=" + next).status()).isEqualTo(422);
    }

    private QuerySide.Answer profile(long position, String viewer, String walker) {
        return querySide.getAfter(position, viewer, "/v1/walkers/" + walker);
    }

    private List<String> walkers(long position, String walker, String path) {
        return ids(querySide.getAfter(position, walker, path).json());
    }

    private JsonNode items(long position, String walker, String path) {
        return querySide.getAfter(position, walker, path).json().get("items");
    }

    private static List<String> ids(JsonNode page) {
        return StreamSupport.stream(page.get("items").spliterator(), false)
                .map(item -> item.get("walkerId").asString())
                .toList();
    }
}
