package com.firewalker.command.friendship;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Http;
import com.firewalker.command.testing.Somebody;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** api.md 4, domain-rules.md 10. */
class FriendshipControllerIT {

    private static final String REQUESTS = "/v1/me/friend-requests";
    private static Somebody anna;
    private static Somebody ben;
    private static Somebody carl;

    private final CommandSide commandSide = CommandSide.running();
    private final Http http = commandSide.http();

    @BeforeEach
    void freshWalkers() {
        anna = commandSide.somebody("Anna");
        ben = commandSide.somebody("Ben");
        carl = carl == null ? commandSide.somebody("Carl") : carl;
    }

    @Test
    void makesFriendsOfTwoWhoAgree() {
        Http.Answer asked = ask(anna, ben);
        assertThat(asked.status()).isEqualTo(201);
        assertThat(asked.json().get("status").asString()).isEqualTo("pending");
        assertThat(asked.header("Firewalker-Position")).isNotNull();

        String accept = REQUESTS + "/" + requestId(asked) + "/accept";
        assertThat(http.as(ben).post(accept, Map.of()).status()).isEqualTo(204);
        assertThat(http.as(ben).post(accept, Map.of()).status()).as("repeated").isEqualTo(204);
        assertThat(ask(anna, ben).code()).isEqualTo("already-friends");
        assertThat(ask(ben, anna).code()).isEqualTo("already-friends");
    }

    @Test
    void findsWalkersByTheirFriendCode() {
        Http.Answer asked = http.as(anna).post(REQUESTS, Map.of("friendCode", ben.friendCode()));
        assertThat(asked.status()).isEqualTo(201);
        assertThat(ask(anna, ben).code()).isEqualTo("request-pending");
    }

    @Test
    void acceptsCrossingRequests() {
        Http.Answer first = ask(anna, ben);
        Http.Answer second = ask(ben, anna);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json().get("status").asString()).isEqualTo("accepted");
        assertThat(requestId(second)).isEqualTo(requestId(first));
    }

    @Test
    void refusesWhatNamesNobodyOrTwo() {
        var both = Map.of("friendCode", ben.friendCode(), "walkerId", ben.walkerId());
        assertThat(http.as(anna).post(REQUESTS, Map.of()).status()).isEqualTo(422);
        assertThat(http.as(anna).post(REQUESTS, both).status()).isEqualTo(422);
        assertThat(http.as(anna).post(REQUESTS, Map.of("walker", "x")).code()).isEqualTo("unknown-field");
        assertThat(ask(anna, anna).code()).isEqualTo("self-request");
        assertThat(http.as(anna).post(REQUESTS, Map.of("walkerId", "nobody")).status())
                .isEqualTo(404);
        assertThat(http.as(anna)
                        .post(REQUESTS, Map.of("friendCode", "22222222"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void showsForeignRequestsToNobody() {
        String request = REQUESTS + "/" + requestId(ask(anna, ben));
        assertThat(http.as(carl).post(request + "/accept", Map.of()).status()).isEqualTo(404);
        assertThat(http.as(carl).post(request + "/decline", Map.of()).status()).isEqualTo(404);
        assertThat(http.as(carl).delete(request).status()).isEqualTo(404);
        assertThat(http.as(anna).post(request + "/accept", Map.of()).status()).isEqualTo(404);
        assertThat(http.as(ben).delete(request).status()).isEqualTo(404);
        Http.Answer missing = http.as(carl).delete(REQUESTS + "/missing");
        assertThat(missing.code()).isEqualTo(http.as(carl).delete(request).code());
    }

    @Test
    void takesRequestsBack() {
        String request = REQUESTS + "/" + requestId(ask(anna, ben));
        assertThat(http.as(anna).delete(request).status()).isEqualTo(204);
        assertThat(http.as(ben).post(request + "/accept", Map.of()).status()).isEqualTo(404);
        Http.Answer again = ask(anna, ben);
        assertThat(again.status()).isEqualTo(429);
        assertThat(again.code()).isEqualTo("asked-too-soon");
        assertThat(Long.parseLong(String.valueOf(again.header("Retry-After")))).isBetween(86_000L, 86_400L);
    }

    @Test
    void letsARefusedSenderWait() {
        String request = REQUESTS + "/" + requestId(ask(anna, ben));
        assertThat(http.as(ben).post(request + "/decline", Map.of()).status()).isEqualTo(204);
        Http.Answer again = ask(anna, ben);
        assertThat(again.status()).isEqualTo(429);
        assertThat(Long.parseLong(String.valueOf(again.header("Retry-After")))).isGreaterThan(29 * 86_400);
    }

    @Test
    void endsFriendships() {
        ask(anna, ben);
        ask(ben, anna);
        String friend = "/v1/me/friends/" + ben.walkerId();
        assertThat(http.as(anna).delete(friend).status()).isEqualTo(204);
        assertThat(http.as(anna).delete(friend).status()).as("repeated").isEqualTo(204);
        assertThat(http.as(anna).delete("/v1/me/friends/" + carl.walkerId()).status())
                .isEqualTo(404);
        assertThat(http.as(anna).delete("/v1/me/friends/nobody").status()).isEqualTo(404);
    }

    @Test
    void answersTheBlockedLikeAnybodyWhoWaits() {
        String block = "/v1/me/blocks/" + anna.walkerId();
        assertThat(http.as(ben).put(block, Map.of()).status()).isEqualTo(204);
        assertThat(http.as(ben).put(block, Map.of()).status()).as("repeated").isEqualTo(204);

        Http.Answer toBlocker = ask(anna, ben);
        Http.Answer toCarl = ask(anna, carl);
        assertThat(toBlocker.status()).isEqualTo(toCarl.status());
        assertThat(toBlocker.json().get("status")).isEqualTo(toCarl.json().get("status"));
        assertThat(ask(anna, ben).code()).isEqualTo(ask(anna, carl).code()).isEqualTo("request-pending");

        String silent = REQUESTS + "/" + requestId(toBlocker);
        assertThat(http.as(ben).post(silent + "/accept", Map.of()).status()).isEqualTo(404);
        assertThat(http.as(anna).delete(silent).status()).isEqualTo(204);
    }

    @Test
    void restoresNothingWithTheEndOfABlock() {
        ask(anna, ben);
        ask(ben, anna);
        String block = "/v1/me/blocks/" + anna.walkerId();
        assertThat(http.as(ben).put(block, Map.of()).status()).isEqualTo(204);
        assertThat(http.as(ben).delete(block).status()).isEqualTo(204);
        assertThat(http.as(ben).delete(block).status()).as("repeated").isEqualTo(204);
        assertThat(ask(anna, ben).json().get("status").asString()).isEqualTo("pending");
    }

    @Test
    void liftsABlockThatNeverWas() {
        assertThat(http.as(anna).delete("/v1/me/blocks/" + ben.walkerId()).status())
                .isEqualTo(204);
    }

    private Http.Answer ask(Somebody requester, Somebody addressee) {
        return http.as(requester).post(REQUESTS, Map.of("walkerId", addressee.walkerId()));
    }

    private static String requestId(Http.Answer answer) {
        return answer.expect(201).get("requestId").asString();
    }
}
