package com.firewalker.command.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Desk;
import com.firewalker.command.testing.Http;
import com.firewalker.command.testing.Somebody;
import com.firewalker.command.testing.Together;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** api.md 9, Operators and Cookie: how a browser signs in to the console, and what ends it. */
@Tag("S4")
class ConsoleSessionsIT {

    private static final String CURRENT = "/v1/ops/sessions/current";

    private final CommandSide commandSide = CommandSide.running();
    private final Http http = commandSide.http();
    private final Desk desk = new Desk(commandSide);
    private final String mina = desk.named("operator");

    @Test
    void beginByACodeAndAreACookie() {
        Http.Answer answer = desk.signIn(desk.code(mina));
        assertThat(answer.expect(201).propertyNames()).containsExactly("name", "role", "expiresAt");
        assertThat(Desk.setCookie(answer, "firewalker-console"))
                .contains("HttpOnly", "SameSite=Strict", "Path=/v1/ops", "Max-Age=28800")
                .doesNotContain("Secure");
        assertThat(Desk.setCookie(answer, "firewalker-console-signed-in")).doesNotContain("HttpOnly");
        Http page = desk.page(answer);
        assertThat(page.get(CURRENT).expect(200)).isEqualTo(answer.json());
        page.get("/v1/ops/audit").expect(200);
        assertThat(page.post("/v1/ops/walkers/nobody/sign-out", Map.of()).status())
                .isEqualTo(404);
    }

    @Test
    void beginByAToken() {
        Http.Answer answer = http.post("/v1/ops/sessions", Map.of("token", desk.token(mina)));
        assertThat(desk.page(answer).get(CURRENT).json().get("name").asString()).isEqualTo(mina);
    }

    @Test
    void beginForWhoeverAsksForTheirOwnCode() {
        String code = desk.as(mina)
                .post("/v1/ops/codes", Map.of())
                .expect(201)
                .get("code")
                .asString();
        assertThat(desk.signIn(code).expect(201).get("name").asString()).isEqualTo(mina);
    }

    /** Each way in, used twice, late, altered, of one who was removed, and racing. */
    @Test
    void beginOnceAndInTime() {
        String used = desk.code(mina);
        desk.signIn(used).expect(201);
        refused(desk.signIn(used));
        String late = desk.code(mina);
        Desk.sql("UPDATE operator_code SET expires_at = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND");
        refused(desk.signIn(late));
        String altered = desk.code(mina);
        refused(desk.signIn(altered.substring(1) + altered.charAt(0)));
        refused(desk.signIn(altered.toLowerCase(java.util.Locale.ROOT)));
        refused(desk.signIn(""));
        String token = desk.token(mina);
        String code = desk.code(mina);
        desk.local().delete("/v1/ops/operators/" + mina).expect(204);
        refused(desk.signIn(code));
        refused(http.post("/v1/ops/sessions", Map.of("token", token)));
        Somebody anna = commandSide.somebody("Anna");
        refused(http.post("/v1/ops/sessions", Map.of("token", anna.accessToken())));
        assertThat(http.post("/v1/ops/sessions", Map.of()).status()).isEqualTo(422);
    }

    @Test
    void beginOnceHoweverManyRace() {
        String code = desk.code(mina);
        List<Integer> statuses = Together.call(
                16, Collections.nCopies(16, () -> desk.signIn(code).status()));
        assertThat(statuses)
                .containsOnlyOnce(201)
                .filteredOn(status -> status != 201)
                .containsOnly(401);
    }

    /** The cookie is for /v1/ops and nothing else. */
    @Test
    void openNothingThatIsAWalkers() {
        Http page = desk.page(mina);
        assertThat(page.get("/v1/me").status()).isEqualTo(401);
        assertThat(page.delete("/v1/sessions/current").status()).isEqualTo(401);
        assertThat(http.with("Cookie", "firewalker-console=nonsense")
                        .get(CURRENT)
                        .status())
                .isEqualTo(401);
        String anna = commandSide.somebody("Anna").accessToken();
        assertThat(page.as(anna).get(CURRENT).status())
                .as("a token counts more")
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://localhost.evil.example", "http://localhost:1", ""})
    void changeNothingForPagesOfOtherSites(String origin) {
        Http.Answer signedIn = desk.signIn(desk.code(mina));
        Http other = http.with("Cookie", Desk.cookie(signedIn));
        Http from = origin.isEmpty() ? other : other.with("Origin", origin);
        for (Http.Answer answer : List.of(
                from.post("/v1/ops/codes", Map.of()),
                from.delete(CURRENT),
                from.with("Sec-Fetch-Site", "same-site").post("/v1/ops/walkers/nobody/sign-out", Map.of()))) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.code()).isEqualTo("origin-refused");
        }
        desk.page(signedIn).get(CURRENT).expect(200);
        other.with("Sec-Fetch-Site", "same-origin")
                .post("/v1/ops/codes", Map.of())
                .expect(201);
        if (!origin.isEmpty()) {
            assertThat(http.with("Origin", origin)
                            .post("/v1/ops/sessions", Map.of("code", desk.code(mina)))
                            .code())
                    .as("nor does anybody sign a browser in from there")
                    .isEqualTo("origin-refused");
        }
    }

    @Test
    void endBySigningOut() {
        Http page = desk.page(mina);
        Http.Answer out = page.delete(CURRENT);
        assertThat(out.status()).isEqualTo(204);
        assertThat(Desk.setCookie(out, "firewalker-console")).contains("Max-Age=0");
        assertThat(page.get(CURRENT).status()).isEqualTo(401);
    }

    @Test
    void endIdleAndAfterEightHours() {
        Http idle = desk.page(mina);
        Desk.sql("UPDATE operator_session SET last_used_at = UTC_TIMESTAMP(6) - INTERVAL 29 MINUTE WHERE name = '"
                + mina + "'");
        idle.get(CURRENT).expect(200);
        Desk.sql("UPDATE operator_session SET last_used_at = last_used_at - INTERVAL 29 MINUTE WHERE name = '" + mina
                + "'");
        idle.get(CURRENT).expect(200);
        Desk.sql("UPDATE operator_session SET last_used_at = UTC_TIMESTAMP(6) - INTERVAL 31 MINUTE WHERE name = '"
                + mina + "'");
        assertThat(idle.get(CURRENT).status()).isEqualTo(401);
        Http old = desk.page(mina);
        Desk.sql("UPDATE operator_session SET expires_at = UTC_TIMESTAMP(6) WHERE name = '" + mina + "'");
        assertThat(old.get(CURRENT).status()).isEqualTo(401);
    }

    /** A stream that a forgotten page opens again and again is no sign of anybody. */
    @Test
    void areNotKeptAliveByStreams() {
        Http page = desk.page(mina);
        Desk.sql("UPDATE operator_session SET last_used_at = UTC_TIMESTAMP(6) - INTERVAL 29 MINUTE WHERE name = '"
                + mina + "'");
        page.with("Accept", "text/event-stream").get(CURRENT);
        Desk.sql("UPDATE operator_session SET last_used_at = last_used_at - INTERVAL 2 MINUTE WHERE name = '" + mina
                + "'");
        assertThat(page.get(CURRENT).status()).isEqualTo(401);
    }

    @Test
    void endWithTheirOperatorAndFollowTheRoleAtOnce() {
        Http page = desk.page(mina);
        desk.local()
                .put("/v1/ops/operators/" + mina + "/role", Map.of("role", "viewer"))
                .expect(200);
        assertThat(page.get(CURRENT).json().get("role").asString()).isEqualTo("viewer");
        assertThat(page.post("/v1/ops/walkers/nobody/sign-out", Map.of()).code())
                .isEqualTo("forbidden");
        desk.local().delete("/v1/ops/operators/" + mina + "/sessions").expect(204);
        assertThat(page.get(CURRENT).status()).isEqualTo(401);
        Http another = desk.page(mina);
        desk.local().delete("/v1/ops/operators/" + mina).expect(204);
        assertThat(another.get(CURRENT).status()).isEqualTo(401);
    }

    private static void refused(Http.Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("sign-in-refused");
        assertThat(answer.header("Set-Cookie")).isNull();
    }
}
