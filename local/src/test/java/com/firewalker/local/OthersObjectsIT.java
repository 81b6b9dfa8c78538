package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.local.client.WalkerClient;
import com.firewalker.platform.testing.Operations;
import com.firewalker.platform.testing.Operations.Operation;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Somebody else's object answers exactly as a missing one, byte for byte. Cites reliability.md S1 and api.md 1. */
@Tag("S1")
class OthersObjectsIT {

    private static final WalkerClient OWNER = OneMachine.walker("UTC");
    private static final WalkerClient FRIEND = OneMachine.walker("UTC");
    private static final WalkerClient OTHER = OneMachine.walker("UTC");
    private static final String MISSING = "aaaaaaaaaaaaaaaaaaaaaa";

    /** Parts of a path that name a time or a word, not an object; and whom one may block, known or not. */
    private static final Set<String> NO_OBJECTS = Set.of(
            "GET /v1/me/days/{date}",
            "GET /v1/me/days/{date}/slots",
            "GET /v1/me/days/{date}/explanation",
            "GET /v1/leaderboards/{scope}/{period}",
            "GET /v1/leaderboards/{scope}/{period}/around-me",
            "POST /v1/me/days/{date}/appeals",
            "DELETE /v1/me/goal/{effectiveFrom}",
            "DELETE /v1/me/device-preference/{effectiveFrom}",
            "PUT /v1/me/blocks/{walkerId}",
            "DELETE /v1/me/blocks/{walkerId}",
            "GET /v1/challenge-codes/{code}");

    /** As a browser would name itself; the key is that of RFC 8291's example. */
    private static final Map<String, Object> BROWSER = Map.of(
            "endpoint",
            "https://" + OneMachine.PUSH_SERVICE + "/nobody",
            "keys",
            Map.of(
                    "p256dh",
                    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
                    "auth",
                    "BTBZMqHH6r4Tts7J_aSIgg"));

    /** An operation with the id of an object that is the owner's, in place of each of its parameters. */
    record Reach(String operation, List<String> ids) {

        String path(List<String> with) {
            String path = operation.substring(operation.indexOf(' ') + 1);
            for (String id : with) {
                path = path.replaceFirst("\\{[^}]+}", id);
            }
            return operation.contains("/steps/") ? path + "?version=1" : path;
        }

        String method() {
            return operation.substring(0, operation.indexOf(' '));
        }

        /** A right one, so that only the id is wrong. */
        @Nullable String body() {
            return switch (operation) {
                case "PATCH /v1/sessions/{id}" -> "{\"deviceName\": \"laptop\"}";
                case "PATCH /v1/me/devices/{id}" -> "{\"name\": \"my watch\"}";
                case "PATCH /v1/challenges/{id}", "POST /v1/challenges/{id}/teams" -> "{\"name\": \"Spring\"}";
                case "PUT /v1/challenges/{id}/members/{walkerId}/team" -> "{\"teamId\": \"red\"}";
                case "DELETE /v1/challenges/{id}/members/{walkerId}" -> "{\"reason\": \"no show\"}";
                default -> null;
            };
        }
    }

    private static final List<Reach> REACHES = everythingOfTheOwners();

    static List<Reach> reaches() {
        return REACHES;
    }

    private static List<Reach> everythingOfTheOwners() {
        FRIEND.post("/v1/me/friend-requests/" + asked(FRIEND) + "/accept", null).expectSuccess();
        String request = asked(OneMachine.walker("UTC"));
        OWNER.call("PATCH", "/v1/me", Map.of("visibility", "private"), Map.of()).expectSuccess();
        OWNER.post(
                        "/v1/me/steps",
                        Uploads.walk("a1", OffsetDateTime.now(ZoneOffset.UTC).minusHours(1), 100))
                .expectSuccess();
        String export = made("/v1/me/exports", Map.of(), "exportId");
        String browser = made("/v1/me/push-subscriptions", BROWSER, "subscriptionId");
        String session = OWNER.get("/v1/sessions")
                .expectSuccess()
                .body()
                .at("/items/0/sessionId")
                .asString();
        String unlisted = made("/v1/challenges", unlisted(), "challengeId");
        return List.of(
                new Reach("GET /v1/challenges/{id}", List.of(unlisted)),
                new Reach("GET /v1/challenges/{id}/board", List.of(unlisted)),
                new Reach("GET /v1/challenges/{id}/me", List.of(unlisted)),
                new Reach("GET /v1/challenges/{id}/members", List.of(unlisted)),
                new Reach("GET /v1/challenges/{id}/teams/board", List.of(unlisted)),
                new Reach("PATCH /v1/challenges/{id}", List.of(unlisted)),
                new Reach("DELETE /v1/challenges/{id}", List.of(unlisted)),
                new Reach("POST /v1/challenges/{id}/membership", List.of(unlisted)),
                new Reach("DELETE /v1/challenges/{id}/membership", List.of(unlisted)),
                new Reach("POST /v1/challenges/{id}/teams", List.of(unlisted)),
                new Reach("DELETE /v1/challenges/{id}/members/{walkerId}", List.of(unlisted, id(OWNER))),
                new Reach("POST /v1/challenges/{id}/members/{walkerId}/approve", List.of(unlisted, id(OWNER))),
                new Reach("PUT /v1/challenges/{id}/members/{walkerId}/team", List.of(unlisted, id(OWNER))),
                new Reach("GET /v1/walkers/{id}", List.of(id(OWNER))),
                new Reach("GET /v1/me/exports/{id}", List.of(export)),
                new Reach("DELETE /v1/sessions/{id}", List.of(session)),
                new Reach("PATCH /v1/sessions/{id}", List.of(session)),
                new Reach("PATCH /v1/me/devices/{id}", List.of("phone-1")),
                new Reach("DELETE /v1/me/devices/{id}", List.of("phone-1")),
                new Reach("DELETE /v1/me/push-subscriptions/{id}", List.of(browser)),
                new Reach("POST /v1/me/notifications/{id}/read", List.of("1")),
                new Reach("POST /v1/me/friend-requests/{id}/accept", List.of(request)),
                new Reach("POST /v1/me/friend-requests/{id}/decline", List.of(request)),
                new Reach("DELETE /v1/me/friend-requests/{id}", List.of(request)),
                new Reach("DELETE /v1/me/friends/{walkerId}", List.of(id(FRIEND))),
                new Reach("DELETE /v1/me/steps/{deviceId}/{sampleId}", List.of("phone-1", "a1")));
    }

    private static Map<String, Object> unlisted() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return Map.of(
                "name", "Spring",
                "from", today.toString(),
                "to", today.plusDays(6).toString(),
                "score", "total",
                "join", "code",
                "teams", "none",
                "visibility", "unlisted",
                "confirmVisible", true);
    }

    private static String asked(WalkerClient walker) {
        return made("/v1/me/friend-requests", Map.of("walkerId", id(walker)), "requestId");
    }

    private static String made(String path, Object body, String id) {
        return OWNER.post(path, body).expectSuccess().body().path(id).asString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reaches")
    void answerAsMissingOnes(Reach reach) {
        List<String> missing = reach.ids().stream()
                .map(id -> id.matches("\\d+") ? "987654321" : MISSING)
                .toList();
        Door.Said theirs = Door.knock(reach.method(), reach.path(reach.ids()), reach.body(), OTHER.token());
        Door.Said nobodys = Door.knock(reach.method(), reach.path(missing), reach.body(), OTHER.token());
        assertThat(theirs.status()).as(theirs.text()).isEqualTo(404);
        assertThat(nobodys.status()).isEqualTo(404);
        assertThat(without(theirs.text(), reach.ids())).isEqualTo(without(nobodys.text(), missing));
        assertThat(theirs.headers().map().keySet())
                .isEqualTo(nobodys.headers().map().keySet());
    }

    /** An operation that is new and takes an id is in the list above or says why not. */
    @Test
    void areAllTried() {
        Set<String> withIds = Operations.of(OneMachine.api()
                        .get("/v3/api-docs", null)
                        .expectSuccess()
                        .body())
                .stream()
                .filter(operation -> !operation.ops() && operation.template().contains("{"))
                .map(Operation::toString)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> known = new TreeSet<>(NO_OBJECTS);
        REACHES.forEach(reach -> known.add(reach.operation()));
        assertThat(withIds).isEqualTo(known);
    }

    private static String without(String text, List<String> ids) {
        String left = text;
        for (String id : ids) {
            left = left.replace("/" + id, "/…");
        }
        return left;
    }

    private static String id(WalkerClient walker) {
        return walker.get("/v1/me").expectSuccess().body().path("walkerId").asString();
    }
}
