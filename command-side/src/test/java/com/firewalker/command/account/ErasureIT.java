package com.firewalker.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Dump;
import com.firewalker.command.testing.Http;
import com.firewalker.command.testing.Somebody;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Cites domain-rules.md 12.2 and reliability.md S4. */
@Tag("S4")
class ErasureIT {

    private final CommandSide commandSide = CommandSide.running();
    private final Http http = commandSide.http();

    @Test
    void leavesNothingOfThePersonBehind() {
        String name = "Zacharias Quillfeather";
        Somebody walker = commandSide.somebody(name.replace(" ", ""));
        http.as(walker).patch("/v1/me", Map.of("displayName", name)).expect(200);
        http.post(
                        "/v1/sessions",
                        Map.of(
                                "email",
                                walker.email(),
                                "password",
                                CommandSide.PASSWORD,
                                "deviceName",
                                name + "'s watch"))
                .expect(201);
        List<String> traces = List.of(
                name.toLowerCase(),
                walker.email(),
                walker.friendCode().toLowerCase(),
                walker.refreshToken().toLowerCase(),
                walker.accessToken().toLowerCase());
        assertThat(Dump.ofAllStores()).as("the search finds what is there").contains(traces.get(0), traces.get(1));
        http.as(walker)
                .send("DELETE", "/v1/me", Map.of("password", CommandSide.PASSWORD))
                .expect(202);
        String dump = Dump.ofAllStores();
        traces.forEach(trace -> assertThat(dump).doesNotContain(trace));
    }

    @Test
    void endsEverySession() {
        Somebody walker = commandSide.somebody("Anna");
        http.as(walker)
                .send("DELETE", "/v1/me", Map.of("password", CommandSide.PASSWORD))
                .expect(202);
        assertThat(http.post("/v1/sessions/refresh", Map.of("refreshToken", walker.refreshToken()))
                        .code())
                .isEqualTo("refresh-token-invalid");
        assertThat(http.post("/v1/sessions", Map.of("email", walker.email(), "password", CommandSide.PASSWORD))
                        .code())
                .isEqualTo("bad-credentials");
        assertThat(http.as(walker).get("/v1/me").status()).isEqualTo(401);
    }

    @Test
    void asksForThePasswordAndCountsWrongOnes() {
        Somebody walker = commandSide.somebody("Anna");
        for (int guess = 0; guess < 5; guess++) {
            Http.Answer answer =
                    http.as(walker).send("DELETE", "/v1/me", Map.of("password", "a wrong password " + guess));
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.code()).isEqualTo("bad-credentials");
        }
        Http.Answer sixth = http.as(walker).send("DELETE", "/v1/me", Map.of("password", CommandSide.PASSWORD));
        assertThat(sixth.status()).isEqualTo(429);
        assertThat(sixth.header("Retry-After")).isNotNull();
        http.as(walker).get("/v1/me").expect(200);
    }
}
