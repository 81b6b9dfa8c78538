package com.firewalker.command.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Desk;
import com.firewalker.command.testing.Http;
import com.firewalker.command.testing.Together;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** No browser is an admin's before a second factor has confirmed it: api.md 7 and 9, Operators. */
@Tag("S1")
@Tag("S4")
class OperatorFactorIT {

    private static final String CURRENT = "/v1/ops/sessions/current";
    private static final String FACTOR = "/v1/ops/second-factor";
    private static final String OPERATORS = "/v1/ops/operators";

    private final CommandSide commandSide = CommandSide.running();
    private final Desk desk = new Desk(commandSide);
    private final String ada = desk.named("admin");

    /** However the browser came in, by a link or by an admin's token. */
    @Test
    void isAskedOfEveryAdminsBrowserWhichOnlyReadsUntilThen() {
        Http byToken = desk.page(commandSide.http().post("/v1/ops/sessions", Map.of("token", desk.token(ada))));
        for (Http page : List.of(desk.page(ada), byToken)) {
            JsonNode me = page.get(CURRENT).expect(200);
            assertThat(me.get("role").asString()).isEqualTo("viewer");
            assertThat(me.get("secondFactor").asString()).isEqualTo("enrol");
            page.get(OPERATORS).expect(200);
            demanded(page.post("/v1/ops/walkers/nobody/sign-out", Map.of()));
            demanded(page.post(OPERATORS, Map.of("name", "ben", "role", "viewer")));
            demanded(page.post(OPERATORS + "/" + ada + "/tokens", Map.of()));
            demanded(page.post(OPERATORS + "/" + ada + "/codes", Map.of()));
            demanded(page.delete(OPERATORS + "/" + ada + "/second-factor"));
            String own =
                    page.post("/v1/ops/codes", Map.of()).expect(201).get("code").asString();
            demanded(desk.page(desk.signIn(own)).post(OPERATORS + "/" + ada + "/tokens", Map.of()));
        }
        assertThat(desk.as(ada)
                        .post(OPERATORS + "/" + ada + "/tokens", Map.of())
                        .status())
                .as("a token that was signed with the key")
                .isEqualTo(201);
    }

    /** On a machine of one's own; ProductionIT asks whoever holds the keys, too. */
    @Test
    void isNotAskedOfWhoeverHoldsTheKeys() {
        Http page = desk.page("local");
        JsonNode me = page.get(CURRENT).expect(200);
        assertThat(me.get("role").asString()).isEqualTo("admin");
        assertThat(me.has("secondFactor")).isFalse();
        page.post(OPERATORS + "/" + ada + "/tokens", Map.of()).expect(201);
    }

    @Test
    void isBegunInTheFirstBrowserAndAskedForInTheNext() {
        Http first = desk.page(ada);
        JsonNode begun = begin(first);
        assertThat(begun.get("uri").asString())
                .startsWith("otpauth://totp/Firewalker%3A" + ada)
                .contains("secret=" + begun.get("secret").asString());
        assertThat(begun.get("recoveryCodes").size()).isEqualTo(10);
        assertThat(asked(first)).as("begun is not confirmed").isEqualTo("enrol");
        wrong(confirm(first, begun.get("recoveryCodes").get(0).asString()));
        JsonNode me = confirm(first, Desk.factorCode(begun, -1)).expect(200);
        assertThat(me).isEqualTo(first.get(CURRENT).json());
        assertThat(me.propertyNames()).containsExactly("name", "role", "expiresAt");
        assertThat(me.get("role").asString()).isEqualTo("admin");
        first.post(OPERATORS + "/" + ada + "/tokens", Map.of()).expect(201);

        Http second = desk.page(ada);
        assertThat(asked(second)).isEqualTo("code");
        demanded(second.post(OPERATORS + "/" + ada + "/tokens", Map.of()));
        Http.Answer again = second.send("POST", FACTOR, null);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("totp-active");
        confirm(second, Desk.factorCode(begun, 0)).expect(200);
        second.post(OPERATORS + "/" + ada + "/tokens", Map.of()).expect(201);
    }

    /** A second beginning replaces the first where that was never confirmed. */
    @Test
    void isTheOneThatWasBegunLast() {
        Http page = desk.page(ada);
        JsonNode replaced = begin(page);
        JsonNode begun = begin(desk.page(ada));
        wrong(confirm(page, Desk.factorCode(replaced, 0)));
        confirm(page, Desk.factorCode(begun, 0)).expect(200);
    }

    /** Wrong, late, replayed, another operator's, a recovery code twice, and what is no code at all. */
    @Test
    void takesNoCodeThatDoesNotHold() {
        JsonNode begun = enrolled(ada);
        String eve = desk.named("admin");
        JsonNode others = enrolled(eve);
        Http page = desk.page(ada);
        String[] recovery =
                begun.get("recoveryCodes").valueStream().map(JsonNode::asString).toArray(String[]::new);
        confirm(desk.page(ada), recovery[0]).expect(200);
        String used = Desk.factorCode(begun, 0);
        confirm(desk.page(ada), used).expect(200);
        for (String code : new String[] {
            used,
            Desk.factorCode(begun, -1),
            Desk.factorCode(begun, -3),
            Desk.factorCode(begun, 3),
            Desk.factorCode(others, 1),
            others.get("recoveryCodes").get(0).asString(),
            recovery[0],
            recovery[0].toUpperCase(Locale.ROOT),
            "",
            "1".repeat(64)
        }) {
            forgetWrongOnes(ada);
            wrong(confirm(page, code));
            assertThat(asked(page)).as(code).isEqualTo("code");
        }
        assertThat(confirm(page, "1".repeat(65)).status()).isEqualTo(422);
        confirm(page, recovery[1]).expect(200);
        confirm(desk.page(eve), others.get("recoveryCodes").get(0).asString()).expect(200);
    }

    @Test
    void isGuessedFiveTimesAndNotMoreInAllBrowsersTogether() {
        JsonNode begun = enrolled(ada);
        Http[] pages = {desk.page(ada), desk.page(ada)};
        for (int guess = 0; guess < 5; guess++) {
            wrong(confirm(pages[guess % 2], "00000" + guess));
        }
        for (Http page : pages) {
            Http.Answer refused = confirm(page, Desk.factorCode(begun, 0));
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).isNotNull();
        }
        forgetWrongOnes(ada);
        confirm(pages[0], Desk.factorCode(begun, 0)).expect(200);
    }

    @Test
    void takesEachCodeFromOneOfManyWhoRace() {
        JsonNode begun = enrolled(ada);
        for (String code : List.of(
                Desk.factorCode(begun, 0), begun.get("recoveryCodes").get(0).asString())) {
            forgetWrongOnes(ada);
            List<Http> pages = List.of(desk.page(ada), desk.page(ada), desk.page(ada), desk.page(ada));
            List<Integer> statuses = Together.call(
                    4,
                    pages.stream()
                            .<java.util.concurrent.Callable<Integer>>map(
                                    page -> () -> confirm(page, code).status())
                            .toList());
            assertThat(statuses).containsOnlyOnce(200).allMatch(status -> status == 200 || status == 422);
            assertThat(pages)
                    .filteredOn(page ->
                            page.get(CURRENT).json().get("role").asString().equals("admin"))
                    .hasSize(1);
        }
    }

    @Test
    void isOneHoweverManyBeginIt() {
        List<Http> pages = List.of(desk.page(ada), desk.page(ada), desk.page(ada));
        List<JsonNode> begun = Together.call(
                3,
                pages.stream()
                        .<java.util.concurrent.Callable<JsonNode>>map(page -> () -> begin(page))
                        .toList());
        assertThat(begun.stream()
                        .filter(one ->
                                confirm(pages.get(0), Desk.factorCode(one, 0)).status() == 200))
                .hasSize(1);
    }

    /** Also of a browser that is signed in already; and who is no admin any more is not asked. */
    @Test
    void followsTheRoleAtOnce() {
        String mina = desk.named("operator");
        Http page = desk.page(mina);
        assertThat(page.get(CURRENT).json().has("secondFactor")).isFalse();
        assertThat(page.send("POST", FACTOR, null).status()).isEqualTo(404);
        role(mina, "admin");
        assertThat(asked(page)).isEqualTo("enrol");
        demanded(page.post("/v1/ops/walkers/nobody/sign-out", Map.of()));
        JsonNode begun = begin(page);
        role(mina, "operator");
        assertThat(confirm(page, Desk.factorCode(begun, -1)).status()).isEqualTo(404);
        assertThat(page.post("/v1/ops/walkers/nobody/sign-out", Map.of()).status())
                .isEqualTo(404);
        role(mina, "admin");
        confirm(page, Desk.factorCode(begun, -1)).expect(200);
        role(mina, "viewer");
        assertThat(page.get(CURRENT).json().get("role").asString()).isEqualTo("viewer");
        role(mina, "admin");
        assertThat(asked(page)).as("confirmed before").isEqualTo("code");
        demanded(page.post(OPERATORS + "/" + mina + "/tokens", Map.of()));
        confirm(page, Desk.factorCode(begun, 0)).expect(200);
    }

    @Test
    void goesWithItsOperator() {
        JsonNode begun = enrolled(ada);
        Http page = desk.page(ada);
        desk.local().delete(OPERATORS + "/" + ada).expect(204);
        assertThat(confirm(page, Desk.factorCode(begun, 0)).status()).isEqualTo(401);
        desk.local().post(OPERATORS, Map.of("name", ada, "role", "admin")).expect(201);
        assertThat(confirm(page, Desk.factorCode(begun, 0)).status()).isEqualTo(401);
        Http another = desk.page(ada);
        assertThat(asked(another)).isEqualTo("enrol");
        assertThat(confirm(another, Desk.factorCode(begun, 0)).status()).isEqualTo(404);
        begin(another);
        wrong(confirm(another, begun.get("recoveryCodes").get(0).asString()));
    }

    @Test
    void isResetByWhoHoldsTheKeysWhichSignsOut() {
        JsonNode lost = enrolled(ada);
        Http page = desk.page(ada);
        String code = desk.code(ada);
        desk.local().delete(OPERATORS + "/" + ada + "/second-factor").expect(204);
        assertThat(page.get(CURRENT).status()).isEqualTo(401);
        assertThat(desk.signIn(code).status()).isEqualTo(401);
        Http another = desk.page(ada);
        assertThat(asked(another)).isEqualTo("enrol");
        confirm(another, Desk.factorCode(begin(another), 0)).expect(200);
        wrong(confirm(desk.page(ada), lost.get("recoveryCodes").get(0).asString()));
        assertThat(desk.local().delete(OPERATORS + "/nobody/second-factor").status())
                .isEqualTo(404);
    }

    /** A token is no browser: nothing of it is to be confirmed, and nobody's factor is begun by it. */
    @Test
    void isNothingForTokens() {
        assertThat(desk.as(ada).send("POST", FACTOR, null).status()).isEqualTo(404);
        assertThat(confirm(desk.as(ada), "123456").status()).isEqualTo(404);
        assertThat(asked(desk.page(ada))).isEqualTo("enrol");
    }

    @Test
    void leavesActsWithoutSecrets() {
        Http page = desk.page(ada);
        JsonNode begun = begin(page);
        wrong(confirm(page, "000000"));
        String code = Desk.factorCode(begun, 0);
        confirm(page, code).expect(200);
        desk.local().delete(OPERATORS + "/" + ada + "/second-factor").expect(204);
        JsonNode audit = desk.local().get("/v1/ops/audit?limit=200").expect(200);
        assertThat(audit.get("items")
                        .valueStream()
                        .limit(4)
                        .map(row -> row.get("actor").asString() + " "
                                + row.get("action").asString() + " "
                                + row.get("target").asString() + " " + row.get("parameters") + " "
                                + row.get("outcome").asString()))
                .containsExactly(
                        "local reset-second-factor operators/" + ada + " {} done",
                        ada + " confirm-second-factor second-factor/confirm {} done",
                        ada + " confirm-second-factor second-factor/confirm {} refused",
                        ada + " begin-second-factor second-factor {} done");
        assertThat(audit.toString()).doesNotContain(begun.get("secret").asString(), code);
    }

    private JsonNode enrolled(String name) {
        Http page = desk.page(name);
        JsonNode begun = begin(page);
        confirm(page, Desk.factorCode(begun, -1)).expect(200);
        return begun;
    }

    private static JsonNode begin(Http page) {
        return page.send("POST", FACTOR, null).expect(200);
    }

    private static Http.Answer confirm(Http page, String code) {
        return page.post(FACTOR + "/confirm", Map.of("code", code));
    }

    private static String asked(Http page) {
        JsonNode me = page.get(CURRENT).expect(200);
        assertThat(me.get("role").asString()).isEqualTo("viewer");
        return me.get("secondFactor").asString();
    }

    private void role(String name, String role) {
        desk.local().put(OPERATORS + "/" + name + "/role", Map.of("role", role)).expect(200);
    }

    private void forgetWrongOnes(String name) {
        commandSide.bean(com.firewalker.platform.security.RateLimiter.class).forget(FactorController.WRONG, name);
    }

    private static void demanded(Http.Answer answer) {
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("second-factor-required");
    }

    private static void wrong(Http.Answer answer) {
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("totp-invalid");
    }
}
