package com.firewalker.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.steps.Phone;
import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Http;
import com.firewalker.command.testing.Mailbox;
import com.firewalker.command.testing.Somebody;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Text stays text, whatever language it is written in; headers that a caller makes up change nothing. Cites reliability.md
 * S21.
 */
@Tag("S21")
class InjectedTextIT {

    private static final Phone PHONE = new Phone();

    private final CommandSide commandSide = CommandSide.running();
    private final Http http = PHONE.http();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; DROP TABLE account; --",
                "\" OR 1=1 #",
                "${jndi:ldap://127.0.0.1:1/a}",
                "#{T(java.lang.Runtime)}",
                "{{7*7}}<%= 7*7 %>",
                "<script>alert(1)</script>",
                "%n%s%p &amp; %0d%0a",
                "=cmd|' /C calc'!A0",
                "../../etc/passwd"
            })
    void isGivenBackAsItWasStored(String text) {
        http.patch("/v1/me", Map.of("displayName", text)).expect(200);
        assertThat(http.get("/v1/me").expect(200).get("displayName").asString()).isEqualTo(text);
        PHONE.uploads(Phone.TEN_MINUTES);
        http.patch("/v1/me/devices/pixel-9", Map.of("name", text)).expect(200);
        assertThat(http.get("/v1/me/devices").expect(200).at("/items/0/name").asString())
                .isEqualTo(text);
    }

    /** They would begin a new line wherever the text is written. */
    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Injected: 1", "a\nlogin walker=forged", "a\u0000b", "a\u001b[31m", "a\u2028b"})
    void isRefusedWithControlCharacters(String text) {
        String before = http.get("/v1/me").expect(200).get("displayName").asString();
        assertThat(http.patch("/v1/me", Map.of("displayName", text)).status()).isEqualTo(422);
        assertThat(http.get("/v1/me").expect(200).get("displayName").asString()).isEqualTo(before);
    }

    @Test
    void leadsNoMailToAHostThatARequestNamed() {
        Somebody anna = commandSide.somebody("Anna");
        commandSide
                .http()
                .with("X-Forwarded-For", "198.51.100.61")
                .with("X-Forwarded-Host", "evil.example")
                .with("X-Forwarded-Proto", "http")
                .with("X-Original-URL", "/evil.example")
                .post("/v1/password-resets", Map.of("email", anna.email()))
                .expect(202);
        Mailbox.Mail mail = new Mailbox(anna.email()).await("reset");
        assertThat(List.of(mail.text(), mail.html()))
                .allMatch(text -> text.contains("https://walk.example/"))
                .noneMatch(text -> text.contains("evil.example"));
    }

    /** Neither another method nor another caller than the request's own. */
    @Test
    void takesNoIdentityAndNoMethodFromOtherHeaders() {
        Http spoofing = commandSide
                .http()
                .with("X-HTTP-Method-Override", "DELETE")
                .with("X-User", PHONE.walkerId())
                .with("X-Walker-Id", PHONE.walkerId())
                .with("X-Original-URL", "/.well-known/jwks.json");
        assertThat(spoofing.get("/v1/me").status()).isEqualTo(401);
        assertThat(http.with("X-HTTP-Method-Override", "DELETE").get("/v1/me").status())
                .isEqualTo(200);
        assertThat(http.post("/v1/me?_method=DELETE", Map.of()).status()).isIn(400, 404, 405);
        http.get("/v1/me").expect(200);
    }
}
