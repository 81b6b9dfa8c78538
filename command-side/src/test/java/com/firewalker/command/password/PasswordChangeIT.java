package com.firewalker.command.password;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.account.Credentials;
import com.firewalker.command.session.TestSessions;
import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Http;
import com.firewalker.command.testing.Somebody;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** api.md 2: PUT /v1/me/password. */
class PasswordChangeIT {

    private static final String NEW = "eight loud cormorants";

    private final CommandSide commandSide = CommandSide.running();
    private final Http http = commandSide.http();
    private final Somebody anna = commandSide.somebody("Anna");

    @Test
    @Tag("S4")
    void endsEveryOtherSessionAndKeepsTheCallers() {
        Somebody phone = commandSide.logIn(anna);
        change(CommandSide.PASSWORD, NEW).expect(204);
        assertThat(refresh(phone).status()).isEqualTo(401);
        refresh(anna).expect(200);
        assertThat(logIn(CommandSide.PASSWORD).status()).isEqualTo(401);
        logIn(NEW).expect(201);
    }

    @Test
    void refusesAWrongPasswordAndCountsIt() {
        for (int guess = 0; guess < 5; guess++) {
            Http.Answer wrong = change("a wrong password " + guess, NEW);
            assertThat(wrong.status()).isEqualTo(403);
            assertThat(wrong.code()).isEqualTo("wrong-password");
        }
        assertThat(change(CommandSide.PASSWORD, NEW).status()).isEqualTo(429);
        logIn(CommandSide.PASSWORD).expect(201);
    }

    @Test
    void refusesAPasswordThatIsTooEasy() {
        for (String weak : new String[] {"short", "passwordpassword", anna.email()}) {
            Http.Answer refused = change(CommandSide.PASSWORD, weak);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().get("errors").get(0).get("pointer").asString())
                    .isEqualTo("/newPassword");
        }
        logIn(CommandSide.PASSWORD).expect(201);
    }

    /** A login that proved the old password and comes to its session afterwards. */
    @Test
    @Tag("S4")
    void refusesALoginThatTheChangeOvertook() {
        Credentials.Proven before = commandSide
                .bean(Credentials.class)
                .verify(anna.email(), CommandSide.PASSWORD)
                .orElseThrow();
        change(CommandSide.PASSWORD, NEW).expect(204);
        assertThat(new TestSessions(commandSide).begin(before)).isEmpty();
    }

    private Http.Answer change(String current, String wanted) {
        return http.as(anna).put("/v1/me/password", Map.of("currentPassword", current, "newPassword", wanted));
    }

    private Http.Answer logIn(String password) {
        return http.post("/v1/sessions", Map.of("email", anna.email(), "password", password));
    }

    private Http.Answer refresh(Somebody who) {
        return http.post("/v1/sessions/refresh", Map.of("refreshToken", who.refreshToken()));
    }
}
