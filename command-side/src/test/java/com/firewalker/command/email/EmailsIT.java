package com.firewalker.command.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Http;
import com.firewalker.command.testing.Mailbox;
import com.firewalker.command.testing.Somebody;
import com.firewalker.command.testing.Together;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** api.md 2 and 9: proving an address, changing it, taking the change back. */
class EmailsIT {

    private final CommandSide commandSide = CommandSide.running();
    private final Http http = commandSide.http();
    private final Somebody anna = commandSide.somebody("Anna");
    private final Mailbox annas = new Mailbox(anna.email());
    private final String other = "other-" + UUID.randomUUID() + "@example.com";

    @Test
    void provesTheAddressByTheLinkSentAtRegistrationOnce() {
        String token = annas.await("verify").token("verify");
        assertThat(me().get("emailVerified").asBoolean()).isFalse();
        confirm(token).expect(204);
        assertThat(me().get("emailVerified").asBoolean()).isTrue();
        invalid(confirm(token));
    }

    @Test
    void sendsAnotherLinkOnRequestUntilTheAddressIsProven() {
        annas.await("verify");
        http.as(anna).send("POST", "/v1/me/email-verification", null).expect(202);
        confirm(annas.await("verify", 2).token("verify")).expect(204);
        http.as(anna).send("POST", "/v1/me/email-verification", null).expect(202);
        commandSide.somebody("Marker");
        assertThat(annas.all()).hasSize(2);
    }

    @Test
    void changesTheAddressWhenTheNewOneConfirms() {
        prove();
        ask(other, CommandSide.PASSWORD).expect(202);
        String token = new Mailbox(other).await("verify").token("verify");
        assertThat(me().get("email").asString()).isEqualTo(anna.email());
        confirm(token).expect(204);
        assertThat(me().get("email").asString()).isEqualTo(other);
        assertThat(me().get("emailVerified").asBoolean()).isTrue();
        logIn(other).expect(201);
        assertThat(logIn(anna.email()).status()).isEqualTo(401);
        invalid(confirm(token));
    }

    @Test
    void tellsTheOldAddressWhichCanTakeItBackBeforeAndAfter() {
        prove();
        ask(other, CommandSide.PASSWORD).expect(202);
        String change = new Mailbox(other).await("verify").token("verify");
        String undo = annas.await("undo").token("undo");
        undo(undo).expect(204);
        invalid(confirm(change));
        assertThat(me().get("email").asString()).isEqualTo(anna.email());

        ask(other, CommandSide.PASSWORD).expect(202);
        confirm(new Mailbox(other).await("verify", 2).token("verify")).expect(204);
        undo = annas.await("undo", 2).token("undo");
        undo(undo).expect(204);
        assertThat(me().get("email").asString()).isEqualTo(anna.email());
        invalid(undo(undo));
        logIn(anna.email()).expect(201);
    }

    @Test
    void asksForThePassword() {
        Http.Answer wrong = ask(other, "a wrong password");
        assertThat(wrong.status()).isEqualTo(403);
        assertThat(wrong.code()).isEqualTo("wrong-password");
    }

    /** The holder is told, the asker is not. */
    @Test
    void answersTheSameForAnAddressThatIsTaken() {
        Somebody ben = commandSide.somebody("Ben");
        Mailbox bens = new Mailbox(ben.email());
        confirm(bens.await("verify").token("verify")).expect(204);
        Http.Answer taken = ask(ben.email(), CommandSide.PASSWORD);
        assertThat(taken.status()).isEqualTo(202);
        assertThat(taken.text()).isEmpty();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> bens.all().stream().anyMatch(mail -> mail.subject().startsWith("Somebody asked")));
        assertThat(me().get("email").asString()).isEqualTo(anna.email());
    }

    @Test
    void refusesLateAlteredForeignAndErasedTokens() {
        String token = annas.await("verify").token("verify");
        for (String altered : List.of(token + "A", token.substring(1), "", "x")) {
            invalid(confirm(altered));
        }
        invalid(undo(token));
        age("expires_at = UTC_TIMESTAMP(6)");
        invalid(confirm(token));
        http.as(anna).send("POST", "/v1/me/email-verification", null).expect(202);
        String second = annas.await("verify", 2).token("verify");
        http.as(anna)
                .send("DELETE", "/v1/me", Map.of("password", CommandSide.PASSWORD))
                .expect(202);
        invalid(confirm(second));
    }

    @Test
    void isWonByOneOfManyWhoRace() {
        prove();
        ask(other, CommandSide.PASSWORD).expect(202);
        String token = new Mailbox(other).await("verify").token("verify");
        List<Callable<Integer>> all = new ArrayList<>();
        for (int racer = 0; racer < 8; racer++) {
            all.add(() -> confirm(token).status());
        }
        assertThat(Together.call(8, all)).containsOnlyOnce(204).allMatch(status -> status == 204 || status == 422);
    }

    /** Seven days after an unproven registration another may register it, and the squatter's account loses it. */
    @Test
    void givesAnUnprovenAddressToTheNextAfterSevenDays() {
        assertThat(register(anna.email()).status()).isEqualTo(409);
        settled("6 DAY");
        assertThat(register(anna.email()).status()).isEqualTo(409);
        settled("8 DAY");
        String squattersLink = annas.await("verify").token("verify");
        register(anna.email()).expect(201);
        assertThat(me().get("email").isNull()).isTrue();
        invalid(confirm(squattersLink));
        confirm(annas.await("verify", 2).token("verify")).expect(204);
        assertThat(logIn(anna.email()).expect(201).get("sessionId").asString()).isNotEqualTo(anna.sessionId());
    }

    @Test
    void keepsAProvenAddressForEver() {
        prove();
        settled("400 DAY");
        assertThat(register(anna.email()).status()).isEqualTo(409);
    }

    private void settled(String ago) {
        commandSide
                .bean(JdbcClient.class)
                .sql("UPDATE account SET email_since = UTC_TIMESTAMP(6) - INTERVAL " + ago + " WHERE walker_id = ?")
                .param(anna.walkerId())
                .update();
    }

    private void age(String change) {
        commandSide
                .bean(JdbcClient.class)
                .sql("UPDATE mail_link SET " + change + " WHERE walker_id = ?")
                .param(anna.walkerId())
                .update();
    }

    private void prove() {
        confirm(annas.await("verify").token("verify")).expect(204);
    }

    private JsonNode me() {
        return http.as(anna).get("/v1/me").expect(200);
    }

    private Http.Answer register(String email) {
        return http.post("/v1/walkers", CommandSide.registration(email, "Next"));
    }

    private Http.Answer ask(String email, String password) {
        return http.as(anna).put("/v1/me/email", Map.of("email", email, "password", password));
    }

    private Http.Answer confirm(String token) {
        return http.post("/v1/email-verifications/confirm", Map.of("token", token));
    }

    private Http.Answer undo(String token) {
        return http.post("/v1/email-changes/undo", Map.of("token", token));
    }

    private Http.Answer logIn(String email) {
        return http.post("/v1/sessions", Map.of("email", email, "password", CommandSide.PASSWORD));
    }

    private static void invalid(Http.Answer answer) {
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("token-invalid");
    }
}
