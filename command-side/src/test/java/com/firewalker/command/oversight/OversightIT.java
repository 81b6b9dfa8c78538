package com.firewalker.command.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Desk;
import com.firewalker.command.testing.Http;
import com.firewalker.command.testing.Somebody;
import com.firewalker.events.v1.Visibility;
import com.firewalker.events.v1.WalkerVisibilityChanged;
import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.platform.ledger.store.LedgerReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** api.md 7 and 9: walkers as operators find, sign out, suspend, restore and erase them. */
@Tag("S1")
class OversightIT {

    private final CommandSide commandSide = CommandSide.running();
    private final Http http = commandSide.http();
    private final Somebody anna = commandSide.somebody("Anna");
    private final Desk desk = new Desk(commandSide);
    private final Http operator = desk.as(desk.named("operator"));
    private final String path = "/v1/ops/walkers/" + anna.walkerId();

    @Test
    void areFoundByAddressIdAndCode() {
        JsonNode found = found("id=" + anna.walkerId());
        assertThat(found.propertyNames())
                .containsExactly("walkerId", "displayName", "email", "state", "createdAt", "sessions", "heldDays");
        assertThat(found.get("email").asString()).isEqualTo("an***@example.com");
        assertThat(found.get("state").asString()).isEqualTo("active");
        assertThat(found.at("/sessions/0/sessionId").asString()).isEqualTo(anna.sessionId());
        assertThat(found.get("heldDays").isNull()).as("nobody can say").isTrue();
        assertThat(found("email=" + anna.email().toUpperCase(Locale.ROOT))).isEqualTo(found);
        assertThat(found("friendCode=" + anna.friendCode())).isEqualTo(found);
        for (String nobody : List.of("id=nobody", "email=nobody@example.com", "friendCode=AAAAAAAA", "id=%20")) {
            assertThat(operator.get("/v1/ops/walkers?" + nobody).expect(200).get("items"))
                    .isEmpty();
        }
        for (String unclear : List.of("", "?id=a&email=b", "?name=Anna")) {
            assertThat(operator.get("/v1/ops/walkers" + unclear).status()).isEqualTo(422);
        }
    }

    @Test
    void areSignedOutEverywhere() {
        Somebody again = commandSide.logIn(anna);
        operator.post(path + "/sign-out", Map.of()).expect(204);
        for (Somebody session : List.of(anna, again)) {
            assertThat(http.as(session).get("/v1/me").status()).isEqualTo(401);
            assertThat(http.post("/v1/sessions/refresh", Map.of("refreshToken", session.refreshToken()))
                            .status())
                    .isEqualTo(401);
        }
        assertThat(found("id=" + anna.walkerId()).get("sessions")).isEmpty();
    }

    /** Tokens that were out, refreshed ones and those of a new login: all may look, export and erase, and no more. */
    @Test
    void mayOnlyLookExportAndEraseWhileTheyAreSuspended() {
        assertThat(operator.post(path + "/suspend", Map.of()).code()).isEqualTo("reason-required");
        operator.post(path + "/suspend", Map.of("reason", "sold steps")).expect(200);
        assertThat(found("id=" + anna.walkerId()).get("state").asString()).isEqualTo("suspended");
        String refreshed = http.post("/v1/sessions/refresh", Map.of("refreshToken", anna.refreshToken()))
                .expect(200)
                .get("accessToken")
                .asString();
        for (String token :
                List.of(anna.accessToken(), refreshed, commandSide.logIn(anna).accessToken())) {
            Http walker = http.as(token);
            walker.get("/v1/me").expect(200);
            walker.get("/v1/me/exports").expect(200);
            assertThat(walker.get("/v1/me/exports/none").status()).isEqualTo(404);
            for (String[] operation : new String[][] {
                {"PATCH", "/v1/me"},
                {"POST", "/v1/me/steps"},
                {"GET", "/v1/sessions"},
                {"PUT", "/v1/me/password"},
                {"GET", "/v1/me/devices"},
                {"POST", "/v1/me/friend-requests"},
                {"GET", "/v1/me/exportsx"}
            }) {
                Http.Answer refused = walker.send(operation[0], operation[1], Map.of());
                assertThat(refused.status()).as(operation[1]).isEqualTo(403);
                assertThat(refused.code()).isEqualTo("suspended");
            }
        }
        http.as(anna).post("/v1/me/exports", Map.of()).expect(202);
        http.as(anna)
                .send("DELETE", "/v1/me", Map.of("password", CommandSide.PASSWORD))
                .expect(202);
    }

    @Test
    void areRestoredAtOnce() {
        operator.post(path + "/suspend", Map.of("reason", "by mistake")).expect(200);
        Somebody meanwhile = commandSide.logIn(anna);
        operator.post(path + "/restore", Map.of()).expect(200);
        http.as(anna).get("/v1/me/devices").expect(200);
        http.as(meanwhile).get("/v1/me/devices").expect(200);
        assertThat(found("id=" + anna.walkerId()).get("state").asString()).isEqualTo("active");
    }

    /** To boards a suspended walker is a private one; what the walker chose comes back. */
    @Test
    void areHiddenFromBoardsWhileTheyAreSuspended() {
        http.as(anna).patch("/v1/me", Map.of("visibility", "public")).expect(200);
        String before = position(operator.post(path + "/suspend", Map.of("reason", "sold steps")));
        assertThat(position(operator.post(path + "/suspend", Map.of("reason", "again"))))
                .as("a repetition appends nothing")
                .isEqualTo(before);
        assertThat(http.as(anna).get("/v1/me").json().get("visibility").asString())
                .isEqualTo("public");
        operator.post(path + "/restore", Map.of()).expect(200);
        assertThat(visibilities())
                .containsExactly(
                        Visibility.VISIBILITY_PUBLIC, Visibility.VISIBILITY_PRIVATE, Visibility.VISIBILITY_PUBLIC);
    }

    @Test
    void areErasedForAReason() {
        assertThat(operator.delete(path).code()).isEqualTo("reason-required");
        http.as(anna).get("/v1/me").expect(200);
        assertThat(operator.with("Firewalker-Reason", "asked by letter")
                        .delete(path)
                        .status())
                .isEqualTo(202);
        assertThat(http.as(anna).get("/v1/me").status()).isEqualTo(401);
        assertThat(operator.get("/v1/ops/walkers?id=" + anna.walkerId()).json().get("items"))
                .isEmpty();
        for (String act : List.of("/suspend", "/restore", "/sign-out")) {
            assertThat(operator.post(path + act, Map.of("reason", "x")).status())
                    .as(act)
                    .isEqualTo(404);
        }
    }

    private JsonNode found(String by) {
        JsonNode items = operator.get("/v1/ops/walkers?" + by).expect(200).get("items");
        assertThat(items).hasSize(1);
        return items.get(0);
    }

    private static String position(Http.Answer answer) {
        answer.expect(200);
        return String.valueOf(answer.header("Firewalker-Position"));
    }

    private List<Visibility> visibilities() {
        return commandSide.bean(LedgerReader.class).stream("walker/" + anna.walkerId()).stream()
                .map(LedgerEvent::payload)
                .filter(WalkerVisibilityChanged.class::isInstance)
                .map(WalkerVisibilityChanged.class::cast)
                .map(WalkerVisibilityChanged::getVisibility)
                .toList();
    }
}
