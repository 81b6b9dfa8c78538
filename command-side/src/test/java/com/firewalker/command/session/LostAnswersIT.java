package com.firewalker.command.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Desk;
import com.firewalker.command.testing.Http;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the contract says of an Idempotency-Key whose first answer was lost with the process that made it. */
@Tag("S16")
class LostAnswersIT {

    private final CommandSide commandSide = CommandSide.running();
    private final Map<String, Object> registration =
            CommandSide.registration(UUID.randomUUID() + "@example.com", "Anna");
    private final Http http =
            commandSide.http().with("Idempotency-Key", UUID.randomUUID().toString());

    @Test
    void areAskedForAgainAfterAMinuteAndToldByTheSecondRefusal() {
        http.post("/v1/walkers", registration).expect(201);
        Desk.sql("UPDATE web_idempotency SET status = NULL, answer = NULL ORDER BY expires_at DESC LIMIT 1");
        Http.Answer soon = http.post("/v1/walkers", registration);
        assertThat(soon.status()).isEqualTo(409);
        assertThat(soon.code()).isEqualTo("request-in-progress");
        assertThat(soon.header("Retry-After")).isEqualTo("1");
        Desk.sql("UPDATE web_idempotency SET taken_until = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND WHERE status IS NULL");
        Http.Answer later = http.post("/v1/walkers", registration);
        assertThat(later.status()).isEqualTo(409);
        assertThat(later.code()).isEqualTo("email-taken");
    }
}
