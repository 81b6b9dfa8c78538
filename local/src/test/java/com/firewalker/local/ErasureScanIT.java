package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.local.client.Credentials;
import com.firewalker.local.client.WalkerClient;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * After an erasure no store holds what the person typed (domain-rules.md 12.1, 12.2): every column of every schema, both
 * Redis, the object store. Random ids may stay. Not looked at: what the servers' own logs and pages still hold until they
 * are reused, what is compressed, and mails that were delivered.
 */
@Tag("S23")
class ErasureScanIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** In everything that is typed; nobody else types it. */
    private final String mark =
            "mark" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);

    @Test
    void noStoreHoldsWhatAnErasedWalkerTyped() {
        WalkerClient walker = typesEverywhere();
        assertThat(StoreScan.holding(mark))
                .as("the scan sees what is there before")
                .anyMatch(place -> place.contains("firewalker_command"))
                .anyMatch(place -> place.contains("firewalker_notification"));

        walker.call("DELETE", "/v1/me", Map.of("password", OneMachine.PASSWORD), Map.of())
                .expectSuccess();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(StoreScan.holding(mark)).isEqualTo(Set.of()));
    }

    private WalkerClient typesEverywhere() {
        WalkerClient walker = WalkerClient.registerOrLogIn(
                OneMachine.api(),
                new Credentials(mark + "@walkers.example", OneMachine.PASSWORD),
                new WalkerClient.Profile("Zoë " + mark, "UTC", "public"));
        WalkerClient friend = OneMachine.walker("UTC");
        OffsetDateTime noon =
                LocalDate.now(ZoneOffset.UTC).minusDays(2).atTime(12, 0).atOffset(ZoneOffset.UTC);
        walker.post("/v1/me/steps", Uploads.walk("s1", noon, 3_001)).expectSuccess();
        patch(walker, "/v1/me/devices/phone-1", Map.of("name", "Phone of " + mark));
        walker.call(
                        "POST",
                        "/v1/me/days/" + noon.toLocalDate() + "/appeals",
                        Map.of("text", "I am " + mark + " and ran."),
                        Map.of("Idempotency-Key", "appeal-" + mark))
                .expectSuccess();
        walker.call(
                        "PUT",
                        "/v1/me/email",
                        Map.of("email", "new-" + mark + "@walkers.example", "password", OneMachine.PASSWORD),
                        Map.of())
                .expectSuccess();
        walker.post(
                        "/v1/me/friend-requests",
                        Map.of(
                                "friendCode",
                                friend.get("/v1/me").body().path("friendCode").asString()))
                .expectSuccess();
        walker.post("/v1/me/push-subscriptions", browser()).expectSuccess();
        walker.post("/v1/me/exports", Map.of()).expectSuccess();
        OneMachine.api()
                .post("/v1/sessions", Map.of("email", mark + "@walkers.example", "password", "wrong " + mark), null);
        OneMachine.api().post("/v1/password-resets", Map.of("email", mark + "@walkers.example"), null);
        return walker;
    }

    private Map<String, Object> browser() {
        return Map.of(
                "endpoint",
                "https://" + OneMachine.PUSH_SERVICE + "/" + mark,
                "keys",
                Map.of(
                        "p256dh",
                        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
                        "auth",
                        "BTBZMqHH6r4Tts7J_aSIgg"));
    }

    private static void patch(WalkerClient walker, String path, Map<String, Object> body) {
        walker.call("PATCH", path, body, Map.of()).expectSuccess();
    }
}
