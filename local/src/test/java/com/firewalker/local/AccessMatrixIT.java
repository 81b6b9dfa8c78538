package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.local.client.WalkerClient;
import com.firewalker.platform.testing.Operations;
import com.firewalker.platform.testing.Operations.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every role at every operation of the whole document, all three services behind the front door; an operation that is
 * new is in it by itself. Cites reliability.md S1, S2 and S16.
 */
class AccessMatrixIT {

    private static final Set<String> OPEN = Set.of(
            "POST /v1/walkers",
            "POST /v1/sessions",
            "POST /v1/sessions/refresh",
            "POST /v1/password-resets",
            "POST /v1/password-resets/confirm",
            "POST /v1/email-verifications/confirm",
            "POST /v1/email-changes/undo",
            "GET /v1/challenge-codes/{code}",
            "POST /v1/ops/sessions",
            "GET /.well-known/jwks.json");

    /** After these the caller is somebody else or nobody: each gets a walker of its own. */
    private static final Set<String> ENDING =
            Set.of("DELETE /v1/me", "DELETE /v1/sessions", "DELETE /v1/sessions/current");

    private final List<Operation> operations = Operations.of(
            OneMachine.api().get("/v3/api-docs", null).expectSuccess().body());
    private final WalkerClient anna = OneMachine.walker("UTC");
    private final List<String> wrong = new ArrayList<>();

    @Test
    @Tag("S1")
    void opensWithoutATokenWhatTheContractOpensAndNothingElse() {
        assertThat(operations.stream().filter(Operation::open).map(Operation::toString))
                .containsExactlyInAnyOrderElementsOf(OPEN);
        assertThat(operations).hasSizeGreaterThan(60);
        assertThat(operations.stream().filter(Operation::ops)).hasSizeGreaterThan(15);
    }

    @Test
    @Tag("S1")
    void opensEveryOperationToItsRoleOnly() {
        String expired = Tokens.forged(anna.token()).get("expired");
        String revoked = loggedOut();
        for (Operation operation : operations) {
            boolean open = operation.open();
            check(operation, "anonymous", null, open ? Cell.IN : Cell.UNAUTHENTICATED);
            check(operation, "expired", expired, open ? Cell.IN : Cell.UNAUTHENTICATED);
            check(operation, "revoked", revoked, open ? Cell.IN : Cell.UNAUTHENTICATED);
            check(operation, "operator", Tokens.operator(), open || operation.ops() ? Cell.IN : Cell.FORBIDDEN);
            check(operation, "walker", token(operation), operation.ops() && !open ? Cell.FORBIDDEN : Cell.IN);
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    @Tag("S2")
    void refusesEveryForgedTokenAtEveryOperation() {
        Map<String, String> forged = Tokens.forged(anna.token());
        assertThat(forged).hasSizeGreaterThanOrEqualTo(40);
        List<Operation> closed = operations.stream().filter(o -> !o.open()).toList();
        for (Operation operation : closed) {
            forged.forEach((name, token) -> check(operation, name, token, Cell.UNAUTHENTICATED));
        }
        assertThat(wrong).isEmpty();
        assertThat(Door.knock("GET", "/v1/me", null, anna.token()).status()).isEqualTo(200);
    }

    @Test
    @Tag("S16")
    void letsNobodyKeepAnAnswer() {
        for (Operation operation : operations) {
            String token = operation.ops() ? Tokens.operator() : token(operation);
            Door.Said said = Door.knock(operation, token);
            if (!said.headers().firstValue("Cache-Control").orElse("").contains("no-store")) {
                wrong.add(operation + " " + said.status() + " "
                        + said.headers().firstValue("Cache-Control").orElse("nothing"));
            }
        }
        assertThat(wrong).isEmpty();
    }

    private String token(Operation operation) {
        return ENDING.contains(operation.toString()) ? OneMachine.walker("UTC").token() : anna.token();
    }

    private static String loggedOut() {
        String token = OneMachine.walker("UTC").token();
        assertThat(Door.knock("DELETE", "/v1/sessions/current", null, token).status())
                .isEqualTo(204);
        return token;
    }

    private void check(Operation operation, String who, @Nullable String token, Cell expected) {
        Door.Said said = Door.knock(operation, token);
        if (!expected.fits(operation, said)) {
            wrong.add(who + " at " + operation + ": " + said.status() + " " + said.text());
        }
    }

    /** What a role may hear. */
    private enum Cell {
        IN {
            @Override
            boolean fits(Operation operation, Door.Said said) {
                boolean credentials = operation.open() && said.text().contains("bad-credentials");
                return credentials || said.status() != 401 && said.status() != 403 && said.status() < 500;
            }
        },
        UNAUTHENTICATED {
            @Override
            boolean fits(Operation operation, Door.Said said) {
                return said.status() == 401 && said.text().contains("\"unauthenticated\"");
            }
        },
        FORBIDDEN {
            @Override
            boolean fits(Operation operation, Door.Said said) {
                return said.status() == 403 && said.text().contains("\"forbidden\"");
            }
        };

        abstract boolean fits(Operation operation, Door.Said said);
    }
}
