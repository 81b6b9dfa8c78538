package com.firewalker.command.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Dump;
import com.firewalker.command.testing.Http;
import com.firewalker.command.testing.Somebody;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Cites reliability.md S5, S13 and S15. The long figure: {@code -Dfirewalker.tokens.known=1000}. */
@ExtendWith(OutputCaptureExtension.class)
class SecretsAtRestIT {

    private static final int KNOWN = Integer.getInteger("firewalker.tokens.known", 40);

    private final CommandSide commandSide = CommandSide.running();
    private final Http http = commandSide.http();

    @Test
    @Tag("S5")
    void leavesNoTokenInAnyStoreOrLog(CapturedOutput log) {
        List<String> tokens = new ArrayList<>();
        Somebody anna = commandSide.somebody("Anna");
        for (int known = 0; known < KNOWN; known++) {
            if (known % 8 == 0) {
                Http once = http.with("Idempotency-Key", UUID.randomUUID().toString());
                anna = anna.with(
                        once.post("/v1/sessions", Map.of("email", anna.email(), "password", CommandSide.PASSWORD))
                                .expect(201));
            } else {
                anna = anna.with(http.post("/v1/sessions/refresh", Map.of("refreshToken", anna.refreshToken()))
                        .expect(200));
            }
            tokens.add(anna.refreshToken());
            tokens.add(anna.accessToken());
        }
        String stores = Dump.ofAllStores();
        assertThat(stores).as("the dump holds what is not secret").contains(anna.email());
        List<String> found = new ArrayList<>();
        for (String token : tokens) {
            String secret = token.substring(token.lastIndexOf('.') + 1);
            if (stores.contains(token.toLowerCase(Locale.ROOT))
                    || stores.contains(secret.toLowerCase(Locale.ROOT))
                    || log.getAll().contains(secret)) {
                found.add(token);
            }
        }
        assertThat(found).isEmpty();
        assertThat(log.getAll()).doesNotContain(CommandSide.PASSWORD, anna.email());
    }

    @Test
    @Tag("S15")
    void writesDownWhatAGuardWould(CapturedOutput log) {
        Somebody anna = commandSide.somebody("Anna");
        http.post("/v1/sessions", Map.of("email", anna.email(), "password", "a wrong password"))
                .expect(401);
        http.get("/v1/me").expect(401);
        http.as(anna).get("/v1/ops/projections").expect(403);
        String second = http.post("/v1/sessions/refresh", Map.of("refreshToken", anna.refreshToken()))
                .expect(200)
                .get("refreshToken")
                .asString();
        http.post("/v1/sessions/refresh", Map.of("refreshToken", second)).expect(200);
        http.post("/v1/sessions/refresh", Map.of("refreshToken", anna.refreshToken()))
                .expect(401);
        String operator = commandSide.bean(AccessTokenIssuer.class).forOperator();
        http.as(operator).post("/v1/ops/projections/days/pause", Map.of());
        assertThat(log.getAll())
                .contains(
                        "registered walker=" + anna.walkerId(),
                        "login walker=" + anna.walkerId(),
                        "login-refused",
                        "denied status=401",
                        "denied status=403 who=" + anna.walkerId(),
                        "session-ended walker=" + anna.walkerId() + " session=" + anna.sessionId() + " because=reuse",
                        "operator-act");
    }

    @Test
    @Tag("S15")
    void letsNobodyWriteLinesOfTheirOwn(CapturedOutput log) {
        http.with("X-Forwarded-For", "1.2.3.4, fake")
                .get("/v1/a%E2%80%A8denied%20who=nobody")
                .expect(401);
        http.post("/v1/sessions", Map.of("email", "a@b.c\nlogin walker=forged", "password", "x"))
                .expect(401);
        assertThat(log.getAll().lines()).noneMatch(line -> line.startsWith("login walker=forged"));
    }

    @Test
    @Tag("S13")
    void hidesActuatorOnThePublicPortAndShowsLittleOnTheOther() {
        Http management =
                new Http(java.net.URI.create("http://localhost:" + commandSide.property("local.management.port")));
        for (String path : List.of("/actuator", "/actuator/health", "/actuator/env", "/actuator/prometheus")) {
            assertThat(http.get(path).status()).as(path).isEqualTo(404);
        }
        management.get("/actuator/health").expect(200);
        assertThat(management.get("/actuator/prometheus").status()).isEqualTo(200);
        for (String path : List.of("env", "beans", "heapdump", "configprops", "loggers", "threaddump", "mappings")) {
            assertThat(management.get("/actuator/" + path).status()).as(path).isEqualTo(404);
        }
    }
}
