package com.firewalker.command.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Http;
import com.firewalker.command.testing.Somebody;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** api.md 2 and 9: a browser's refresh token as a cookie, and what other sites cannot do with it. */
@Tag("S3")
class CookieIT {

    private final CommandSide commandSide = CommandSide.running();
    private final Http http = commandSide.http();
    private final Http page = http.with("Origin", http.base().toString());
    private final Somebody anna = commandSide.somebody("Anna");

    @Test
    void comesAtLoginAndIsRenewedAtRefreshWithNoTokenInTheBody() {
        Http.Answer first = logIn(page);
        assertThat(first.expect(201).has("refreshToken")).isFalse();
        assertThat(setCookie(first, "firewalker-refresh"))
                .contains("HttpOnly", "SameSite=Strict", "Path=/v1/sessions", "Max-Age=")
                .doesNotContain("Secure");
        assertThat(setCookie(first, "firewalker-signed-in")).contains("Path=/").doesNotContain("HttpOnly");
        Http.Answer second = refresh(page, value(first));
        assertThat(second.expect(200).has("refreshToken")).isFalse();
        assertThat(value(second)).isNotEqualTo(value(first));
        http.as(second.json().get("accessToken").asString()).get("/v1/me").expect(200);
    }

    @Test
    void goesOnLoggingOut() {
        Http.Answer first = logIn(page);
        Http.Answer out = http.as(first.json().get("accessToken").asString())
                .with("Cookie", "firewalker-refresh=" + value(first))
                .delete("/v1/sessions/current");
        assertThat(out.status()).isEqualTo(204);
        assertThat(setCookie(out, "firewalker-refresh")).contains("Max-Age=0");
        assertThat(refresh(page, value(first)).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://localhost.evil.example", "http://localhost:1", "x"})
    void isRefusedToPagesOfOtherSites(String origin) {
        String cookie = value(logIn(page));
        refused(refresh(http.with("Origin", origin), cookie));
        refused(logIn(http.with("Origin", origin)));
        refresh(page, cookie).expect(200);
    }

    @Test
    void isRefusedWithoutAnOriginUnlessTheBrowserSaysSameOrigin() {
        String cookie = value(logIn(page));
        refused(refresh(http, cookie));
        refused(refresh(http.with("Sec-Fetch-Site", "cross-site"), cookie));
        refused(refresh(http.with("Sec-Fetch-Site", "same-site"), cookie));
        refresh(http.with("Sec-Fetch-Site", "same-origin"), cookie).expect(200);
    }

    /** A cookie that a browser sends along does nothing where none was asked for. */
    @Test
    void doesNothingWithoutBeingAskedFor() {
        String cookie = value(logIn(page));
        Http.Answer answer = page.with("Cookie", "firewalker-refresh=" + cookie).post("/v1/sessions/refresh", Map.of());
        assertThat(answer.status()).isEqualTo(422);
        assertThat(http.with("Cookie", "firewalker-refresh=" + cookie)
                        .get("/v1/me")
                        .status())
                .isEqualTo(401);
        assertThat(page.post("/v1/sessions/refresh?transport=pigeon", Map.of()).status())
                .isEqualTo(422);
        assertThat(refresh(page, "nonsense").status()).isEqualTo(401);
        assertThat(page.post("/v1/sessions/refresh?transport=cookie", Map.of()).status())
                .isEqualTo(401);
    }

    @Test
    void isSecureElsewhereThanOnLocalhost() {
        Http.Answer answer = logIn(http.with("X-Forwarded-Host", "walk.example")
                .with("X-Forwarded-Proto", "https")
                .with("Origin", "https://walk.example"));
        assertThat(setCookie(answer, "firewalker-refresh")).contains("Secure");
    }

    private Http.Answer logIn(Http from) {
        return from.post(
                "/v1/sessions?transport=cookie", Map.of("email", anna.email(), "password", CommandSide.PASSWORD));
    }

    private static Http.Answer refresh(Http from, String cookie) {
        return from.with("Cookie", "firewalker-refresh=" + cookie)
                .post("/v1/sessions/refresh?transport=cookie", Map.of());
    }

    private static void refused(Http.Answer answer) {
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("origin-refused");
    }

    private static String setCookie(Http.Answer answer, String name) {
        return answer.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Set-Cookie"))
                .map(Map.Entry::getValue)
                .flatMap(List::stream)
                .filter(cookie -> cookie.startsWith(name + "="))
                .findFirst()
                .orElseThrow();
    }

    private static String value(Http.Answer answer) {
        String cookie = setCookie(answer, "firewalker-refresh");
        return cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
    }
}
