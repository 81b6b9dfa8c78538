package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.local.client.WalkerClient;
import com.firewalker.platform.security.OperatorRole;
import com.firewalker.platform.testing.Operations;
import com.firewalker.platform.testing.Operations.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every role of operators, their cookie, and a suspended walker, at every operation of the whole document. What an
 * operation takes is said here once more, so that nobody lowers it unseen. Cites reliability.md S1 and api.md 7 and 9.
 */
@Tag("S1")
class RolesIT {

    private static final Set<String> FOR_ADMINS = Set.of(
            "POST /v1/ops/operators",
            "PUT /v1/ops/operators/{name}/role",
            "DELETE /v1/ops/operators/{name}",
            "DELETE /v1/ops/operators/{name}/sessions",
            "DELETE /v1/ops/operators/{name}/second-factor",
            "POST /v1/ops/operators/{name}/tokens",
            "POST /v1/ops/operators/{name}/codes");

    /** What viewers do for themselves. */
    private static final Set<String> FOR_ALL = Set.of(
            "POST /v1/ops/codes",
            "DELETE /v1/ops/sessions/current",
            "POST /v1/ops/second-factor",
            "POST /v1/ops/second-factor/confirm");

    private static final String SIGN_IN = "POST /v1/ops/sessions";

    private static final Set<String> OPEN_TO_SUSPENDED = Set.of(
            "GET /v1/me", "POST /v1/me/exports", "GET /v1/me/exports", "GET /v1/me/exports/{id}", "DELETE /v1/me");

    private final List<Operation> operations = Operations.of(
            OneMachine.api().get("/v3/api-docs", null).expectSuccess().body());
    private final List<String> wrong = new ArrayList<>();

    private static OperatorRole least(Operation operation) {
        if (FOR_ADMINS.contains(operation.toString())) {
            return OperatorRole.ADMIN;
        }
        boolean reads = operation.method().equals("GET") || FOR_ALL.contains(operation.toString());
        return reads ? OperatorRole.VIEWER : OperatorRole.OPERATOR;
    }

    @Test
    void letEveryRoleDoWhatItMayAndNothingElse() {
        for (Operation operation : ofOperators()) {
            OperatorRole least = least(operation);
            if (!operation.described().path("x-least-role").asString("").equals(least.word())) {
                wrong.add(operation + " says " + operation.described().path("x-least-role"));
            }
            for (OperatorRole role : OperatorRole.values()) {
                Door.Said said = Door.knock(operation, Tokens.operator("matrix", role));
                boolean forbidden = said.status() == 403 && said.text().contains("\"forbidden\"");
                if (forbidden == role.may(least) || said.status() == 401 || said.status() >= 500) {
                    wrong.add(role + " at " + operation + ": " + said.status() + " " + said.text());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(operations.stream().map(Operation::toString))
                .containsAll(FOR_ADMINS)
                .containsAll(FOR_ALL);
    }

    /** In all three services, and in nothing that is a walker's. */
    @Test
    void takeTheCookieOfASessionWhereTheyTakeTheToken() {
        for (Operation operation :
                operations.stream().filter(each -> !each.open()).toList()) {
            Door.Said said =
                    knock(operation, cookie(), OneMachine.machine().uri().toString());
            boolean in = said.status() != 401 && said.status() != 403 && said.status() < 500;
            if (in != operation.ops() || !in && said.status() != 401) {
                wrong.add("cookie at " + operation + ": " + said.status() + " " + said.text());
            }
        }
        String cookie = cookie();
        for (Operation operation : ofOperators()) {
            Door.Said said = knock(operation, cookie, "https://evil.example");
            boolean refused = said.status() == 403 && said.text().contains("\"origin-refused\"");
            if (refused == operation.method().equals("GET")) {
                wrong.add("another site at " + operation + ": " + said.status() + " " + said.text());
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** In all three services: an admin's session that no second factor has confirmed reads, and that is all. */
    @Test
    void letAnAdminsBrowserReadUntilASecondFactorConfirmsIt() {
        String admin = "admin-" + UUID.randomUUID().toString().substring(0, 8);
        Ops.call("POST", "/operators", Map.of("name", admin, "role", "admin"));
        String token = Ops.call("POST", "/operators/" + admin + "/tokens", null)
                .path("token")
                .asString();
        for (Operation operation : ofOperators()) {
            Door.Said said =
                    knock(operation, signedIn(token), OneMachine.machine().uri().toString());
            boolean demanded = said.status() == 403 && said.text().contains("\"second-factor-required\"");
            if (demanded == OperatorRole.VIEWER.may(least(operation))
                    || !demanded && said.status() == 403
                    || said.status() == 401
                    || said.status() >= 500) {
                wrong.add("unconfirmed at " + operation + ": " + said.status() + " " + said.text());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void leaveSuspendedWalkersLittle() {
        WalkerClient anna = OneMachine.walker("UTC");
        String id = anna.get("/v1/me").body().path("walkerId").asString();
        String token = anna.token();
        assertThat(Door.knock(
                                "POST",
                                "/v1/ops/walkers/" + id + "/suspend",
                                "{\"reason\": \"sold steps\"}",
                                Tokens.operator())
                        .status())
                .isEqualTo(200);
        awaitSuspension(token);
        for (Operation operation : operations.stream()
                .filter(each -> !each.open() && !each.toString().equals("DELETE /v1/me"))
                .toList()) {
            Door.Said said = Door.knock(operation, token);
            String code = operation.ops() ? "\"forbidden\"" : "\"suspended\"";
            boolean refused = said.status() == 403 && said.text().contains(code);
            if (refused == OPEN_TO_SUSPENDED.contains(operation.toString()) || said.status() == 401) {
                wrong.add("suspended at " + operation + ": " + said.status() + " " + said.text());
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(Door.knock("DELETE", "/v1/me", "{\"password\": \"" + OneMachine.PASSWORD + "\"}", token)
                        .status())
                .isEqualTo(202);
    }

    /** The other services hear of it within moments. */
    private static void awaitSuspension(String token) {
        for (String path : List.of("/v1/me/days", "/v1/me/notifications")) {
            await().until(() -> Door.knock("GET", path, null, token).status() == 403);
        }
    }

    private List<Operation> ofOperators() {
        return operations.stream()
                .filter(each -> each.ops() && !each.toString().equals(SIGN_IN))
                .toList();
    }

    private static Door.Said knock(Operation operation, String cookie, String origin) {
        return Door.knock(
                operation.method(),
                operation.path(),
                operation.takesBody() ? "{}" : null,
                null,
                Map.of("Cookie", cookie, "Origin", origin));
    }

    /** Of the admin who holds the keys. */
    private static String cookie() {
        return signedIn(Tokens.operator());
    }

    private static String signedIn(String token) {
        String body = JsonMapper.shared().writeValueAsString(Map.of("token", token));
        Door.Said signedIn = Door.knock("POST", "/v1/ops/sessions", body, null);
        assertThat(signedIn.status()).as(signedIn.text()).isEqualTo(201);
        return signedIn.headers().allValues("Set-Cookie").stream()
                .filter(value -> value.startsWith("firewalker-console="))
                .map(value -> value.split(";", 2)[0])
                .findFirst()
                .orElseThrow();
    }
}
