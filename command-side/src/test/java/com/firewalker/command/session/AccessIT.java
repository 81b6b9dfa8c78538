package com.firewalker.command.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Http;
import com.firewalker.command.testing.Somebody;
import com.firewalker.platform.testing.ForgedTokens;
import com.firewalker.platform.testing.Operations;
import com.firewalker.platform.testing.Operations.Operation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who may call what, for every operation in the OpenAPI document. Cites reliability.md S1 and S2. */
class AccessIT {

    private static final Set<String> OPEN = Set.of(
            "POST /v1/walkers",
            "POST /v1/sessions",
            "POST /v1/sessions/refresh",
            "POST /v1/password-resets",
            "POST /v1/password-resets/confirm",
            "POST /v1/email-verifications/confirm",
            "POST /v1/email-changes/undo",
            "POST /v1/ops/sessions",
            "GET /v1/challenge-codes/{code}",
            "GET /.well-known/jwks.json");

    private final CommandSide commandSide = CommandSide.running();
    private final Http http = commandSide.http();
    private final List<Operation> operations =
            Operations.of(http.get("/v3/api-docs").expect(200));

    @Test
    @Tag("S1")
    void declaresAsOpenOnlyWhatTheContractOpens() {
        assertThat(operations.stream().filter(Operation::open).map(Operation::toString))
                .containsExactlyInAnyOrderElementsOf(OPEN);
    }

    @Test
    @Tag("S1")
    void opensEveryOperationToItsRoleOnly() {
        Somebody walker = commandSide.somebody("Anna");
        Somebody gone = commandSide.somebody("Ben");
        http.as(gone).delete("/v1/sessions/current").expect(204);
        String operator = commandSide.bean(AccessTokenIssuer.class).forOperator();
        List<String> wrong = new ArrayList<>();
        for (Operation operation : operations) {
            check(wrong, operation, "anonymous", http, operation.open() ? Set.of() : Set.of(401));
            check(wrong, operation, "logged out", http.as(gone), operation.open() ? Set.of() : Set.of(401));
            if (!operation.open() && !operation.toString().equals("DELETE /v1/ops/sessions/current")) {
                check(wrong, operation, "operator", http.as(operator), operation.ops() ? Set.of() : Set.of(403));
            }
            if (operation.ops() && !operation.open()) {
                check(wrong, operation, "walker", http.as(walker), Set.of(403));
            }
        }
        for (Operation operation :
                operations.stream().filter(o -> !o.ops() && !endsThings(o)).toList()) {
            check(wrong, operation, "walker", http.as(walker), Set.of());
        }
        assertThat(wrong).isEmpty();
        assertThat(operations).hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    @Tag("S2")
    void refusesForgedTokensAtEveryOperation() {
        Somebody walker = commandSide.somebody("Anna");
        Map<String, String> forged = ForgedTokens.of(key(), walker.accessToken());
        assertThat(forged).hasSizeGreaterThanOrEqualTo(40);
        List<String> let = new ArrayList<>();
        for (Operation operation : operations.stream().filter(o -> !o.open()).toList()) {
            forged.forEach((name, token) -> {
                Http.Answer answer = call(http.as(token), operation);
                if (answer.status() != 401 || !answer.code().equals("unauthenticated")) {
                    let.add(name + " " + operation + " " + answer.status());
                }
            });
        }
        assertThat(let).isEmpty();
        http.as(walker).get("/v1/me").expect(200);
    }

    @Test
    @Tag("S2")
    void acceptsBothKeysWhileOneTakesOverFromTheOther() throws Exception {
        Path keys = Files.createTempDirectory("keys");
        SigningKey.create(Instant.now().minusSeconds(3_600)).writeTo(keys);
        try (CommandSide other = CommandSide.start(Map.of("firewalker.keys.dir", keys.toString()))) {
            Somebody before = other.somebody("Anna");
            SigningKey.create(Instant.now().minusSeconds(120)).writeTo(keys);
            awaitKeys(other, 2);
            Somebody after = other.logIn(before);
            assertThat(header(after)).isNotEqualTo(header(before));
            other.http().as(before).get("/v1/me").expect(200);
            other.http().as(after).get("/v1/me").expect(200);
            SigningKeys.rotate(keys, Clock.systemUTC());
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> other.http().as(before).get("/v1/me").expect(401));
            other.http().as(after).get("/v1/me").expect(200);
            assertThat(header(other.logIn(before)))
                    .as("a key is published before it signs")
                    .isEqualTo(header(after));
        }
    }

    private static void awaitKeys(CommandSide at, int many) {
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(kids(at)).hasSize(many));
    }

    private static String header(Somebody walker) {
        return walker.accessToken().substring(0, walker.accessToken().indexOf('.'));
    }

    private static Set<String> kids(CommandSide at) {
        return at.http()
                .get("/.well-known/jwks.json")
                .expect(200)
                .get("keys")
                .valueStream()
                .map(key -> key.get("kid").asString())
                .collect(Collectors.toSet());
    }

    private ForgedTokens.Key key() {
        SigningKey key = commandSide.bean(SigningKeys.class).signing();
        return new ForgedTokens.Key(key.kid(), key.privateKey(), key.publicKey());
    }

    private static boolean endsThings(Operation operation) {
        return operation.method().equals("DELETE")
                && Set.of("/v1/me", "/v1/sessions", "/v1/sessions/current").contains(operation.template());
    }

    /** @param expected the only statuses allowed; none given: anything but a denial or a failure */
    private static void check(List<String> wrong, Operation operation, String who, Http as, Set<Integer> expected) {
        Http.Answer answer = call(as, operation);
        boolean credentials = operation.open() && answer.status() == 401;
        boolean right = expected.isEmpty()
                ? credentials || answer.status() != 401 && answer.status() != 403 && answer.status() < 500
                : expected.contains(answer.status());
        if (!right) {
            wrong.add(who + " " + operation + " " + answer.status());
        }
    }

    private static Http.Answer call(Http as, Operation operation) {
        return as.send(operation.method(), operation.path(), operation.takesBody() ? Map.of() : null);
    }
}
