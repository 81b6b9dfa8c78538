package com.firewalker.command.totp;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Http;
import com.firewalker.command.testing.Somebody;
import com.firewalker.command.testing.Together;
import com.google.common.io.BaseEncoding;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** api.md 9: TOTP. */
class TotpIT {

    private final CommandSide commandSide = CommandSide.running();
    private final Http http = commandSide.http();
    private final Somebody anna = commandSide.somebody("Anna");

    @Test
    void asksForACodeFromItsConfirmationOnEachOnce() {
        JsonNode begun = begin();
        assertThat(begun.get("uri").asString())
                .startsWith("otpauth://totp/Firewalker%3A")
                .contains("secret=" + begun.get("secret").asString());
        assertThat(begun.get("recoveryCodes").size()).isEqualTo(10);
        logIn(null).expect(201);
        assertThat(confirm("000000").code()).isIn("totp-invalid");
        confirm(code(begun, -1)).expect(204);
        Http.Answer without = logIn(null);
        assertThat(without.status()).isEqualTo(401);
        assertThat(without.code()).isEqualTo("totp-required");
        assertThat(without.json().get("errors").get(0).get("pointer").asString())
                .isEqualTo("/totp");
        String code = code(begun, 0);
        logIn(code).expect(201);
        assertThat(logIn(code).code()).isEqualTo("totp-wrong");
        assertThat(http.as(anna).send("POST", "/v1/me/totp", null).status()).isEqualTo(409);
    }

    @Test
    void takesEachRecoveryCodeOnce() {
        JsonNode begun = begin();
        confirm(code(begun, 0)).expect(204);
        String recovery = begun.get("recoveryCodes").get(3).asString();
        logIn(recovery).expect(201);
        assertThat(logIn(recovery).code()).isEqualTo("totp-wrong");
        logIn(begun.get("recoveryCodes").get(4).asString()).expect(201);
    }

    @Test
    void takesEachCodeFromOneOfManyWhoRace() {
        JsonNode begun = begin();
        confirm(code(begun, -1)).expect(204);
        for (String code :
                List.of(code(begun, 0), begun.get("recoveryCodes").get(0).asString())) {
            assertThat(race(4, code)).containsOnlyOnce(201).isSubsetOf(201, 401);
        }
    }

    @Test
    @Tag("S20")
    void takesACodeFromOneOfACrowd() {
        JsonNode begun = begin();
        confirm(code(begun, -1)).expect(204);
        // Losers are wrong guesses, and of those an account bears few.
        assertThat(race(64, code(begun, 0))).containsOnlyOnce(201).isSubsetOf(201, 401, 429, 503);
    }

    private List<Integer> race(int racers, String code) {
        return Together.call(
                racers, Collections.nCopies(racers, () -> logIn(code).status()));
    }

    /** Whoever has the password still cannot try a million codes. */
    @Test
    void countsWrongCodesAsWrongGuesses() {
        JsonNode begun = begin();
        confirm(code(begun, 0)).expect(204);
        Http stranger = http.with("X-Forwarded-For", "198.51.100.77");
        int refused = 0;
        for (int guess = 0; guess < 12; guess++) {
            refused += logIn(stranger, "00000" + guess % 10).status() == 429 ? 1 : 0;
        }
        assertThat(refused).isPositive();
    }

    @Test
    void goesWithPasswordAndCode() {
        JsonNode begun = begin();
        confirm(code(begun, -1)).expect(204);
        assertThat(remove("a wrong password", code(begun, 0)).status()).isEqualTo(403);
        assertThat(remove(CommandSide.PASSWORD, "000000").status()).isEqualTo(422);
        remove(CommandSide.PASSWORD, code(begun, 0)).expect(204);
        logIn(null).expect(201);
        assertThat(remove(CommandSide.PASSWORD, "000000").status()).isEqualTo(404);
    }

    private JsonNode begin() {
        return http.as(anna).send("POST", "/v1/me/totp", null).expect(200);
    }

    private Http.Answer confirm(String code) {
        return http.as(anna).post("/v1/me/totp/confirm", Map.of("code", code));
    }

    private Http.Answer remove(String password, String code) {
        return http.as(anna).send("DELETE", "/v1/me/totp", Map.of("password", password, "code", code));
    }

    private Http.Answer logIn(@Nullable String code) {
        return logIn(http, code);
    }

    private Http.Answer logIn(Http from, @Nullable String code) {
        Map<String, String> body = new HashMap<>(Map.of("email", anna.email(), "password", CommandSide.PASSWORD));
        if (code != null) {
            body.put("totp", code);
        }
        return from.post("/v1/sessions", body);
    }

    /** Of so many steps from now; codes one step away are taken too. */
    private static String code(JsonNode begun, int steps) {
        byte[] secret = BaseEncoding.base32().decode(begun.get("secret").asString());
        return Codes.code(secret, Instant.now().getEpochSecond() / 30 + steps);
    }
}
