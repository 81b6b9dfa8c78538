package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.totp.Codes;
import com.google.common.io.BaseEncoding;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the admin {@code local} has on the phone: the secret of the second factor, begun when it is first asked for. */
final class Authenticator {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static @Nullable String secret;

    private Authenticator() {}

    /** Makes an admin's of a browser session that just began. */
    static synchronized void confirm(String cookie) {
        if (secret == null) {
            secret = ask("/v1/ops/second-factor", null, cookie).get("secret").asString();
        }
        // Sessions follow each other faster than codes do.
        MachineDatabase.change("UPDATE firewalker_command.operator_factor SET last_step = 0 WHERE name = 'local'");
        ask("/v1/ops/second-factor/confirm", Map.of("code", code(secret)), cookie);
    }

    /** What it shows now. @param secret as people type it */
    static String code(String secret) {
        return Codes.code(BaseEncoding.base32().decode(secret), Instant.now().getEpochSecond() / 30);
    }

    private static JsonNode ask(String path, @Nullable Object body, String cookie) {
        Door.Said said = Door.knock(
                "POST",
                path,
                body == null ? null : JSON.writeValueAsString(body),
                null,
                Map.of("Cookie", cookie, "Origin", OneMachine.machine().uri().toString()));
        assertThat(said.status()).as(said.text()).isEqualTo(200);
        return JSON.readTree(said.text());
    }
}
