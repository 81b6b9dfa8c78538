package com.firewalker.command.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Desk;
import com.firewalker.command.testing.Http;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** api.md 7 and 9: operators have names and roles. */
@Tag("S1")
class OperatorsIT {

    private static final String OPERATORS = "/v1/ops/operators";

    private final CommandSide commandSide = CommandSide.running();
    private final Desk desk = new Desk(commandSide);

    @ParameterizedTest
    @CsvSource({
        "viewer, 200, 403, 403",
        "operator, 200, 404, 403",
        "admin, 200, 404, 201",
    })
    void mayWhatTheirRoleMay(String role, int reading, int acting, int naming) {
        Http operator = desk.as(desk.named(role));
        assertThat(operator.get("/v1/ops/appeals").status()).isEqualTo(reading);
        assertThat(operator.post("/v1/ops/walkers/nobody/sign-out", Map.of()).status())
                .isEqualTo(acting);
        String another = "another-" + role + System.nanoTime() % 1_000_000;
        assertThat(operator.post(OPERATORS, Map.of("name", another, "role", "viewer"))
                        .status())
                .isEqualTo(naming);
        assertThat(operator.get("/v1/me").status()).as("no walker").isEqualTo(403);
    }

    @Test
    void areListedWithWhoNamedThem() {
        String mina = desk.named("operator");
        JsonNode row = named(mina);
        assertThat(row.propertyNames()).containsExactly("name", "role", "createdAt", "createdBy", "sessions");
        assertThat(row.get("createdBy").asString()).isEqualTo("local");
        desk.page(mina);
        assertThat(named(mina).get("sessions").asInt()).isEqualTo(1);
    }

    @Test
    void haveNamesThatNobodyElseHas() {
        String mina = desk.named("viewer");
        for (String name : new String[] {mina, mina.toUpperCase(java.util.Locale.ROOT), "local", "LOCAL"}) {
            Http.Answer known = desk.local().post(OPERATORS, Map.of("name", name, "role", "admin"));
            assertThat(known.status()).as(name).isEqualTo(409);
            assertThat(known.code()).isEqualTo("operator-known");
        }
        assertThat(named(mina).get("role").asString()).isEqualTo("viewer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "a b", "미나", "a/b", "-", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void haveNamesThatCanBeWrittenAnywhere(String name) {
        assertThat(desk.local()
                        .post(OPERATORS, Map.of("name", name, "role", "viewer"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void getAnotherRole() {
        String mina = desk.named("viewer");
        assertThat(desk.local()
                        .put(OPERATORS + "/" + mina + "/role", Map.of("role", "king"))
                        .status())
                .isEqualTo(422);
        desk.local()
                .put(OPERATORS + "/" + mina + "/role", Map.of("role", "admin"))
                .expect(200);
        assertThat(named(mina).get("role").asString()).isEqualTo("admin");
        assertThat(desk.as(mina)
                        .get("/v1/ops/sessions/current")
                        .json()
                        .get("role")
                        .asString())
                .isEqualTo("admin");
    }

    @Test
    void areRemovedOnce() {
        String mina = desk.named("viewer");
        assertThat(desk.local().delete(OPERATORS + "/" + mina).status()).isEqualTo(204);
        assertThat(desk.local().delete(OPERATORS + "/" + mina).status()).isEqualTo(404);
        assertThat(desk.local()
                        .post(OPERATORS + "/" + mina + "/tokens", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(desk.local()
                        .post(OPERATORS + "/" + mina + "/codes", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(desk.local().delete(OPERATORS + "/local").status()).isEqualTo(404);
    }

    private JsonNode named(String name) {
        return desk.local()
                .get(OPERATORS + "?limit=200")
                .expect(200)
                .get("items")
                .valueStream()
                .filter(row -> row.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
