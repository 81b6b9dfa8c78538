package com.firewalker.notification.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.notification.intent.Kind;
import com.firewalker.notification.push.PushReceiver.Received;
import com.firewalker.testledger.TestLedger;
import com.firewalker.testledger.TestServices;
import com.firewalker.testledger.TestTokens;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** From a fact to a browser (domain-rules.md 9.2-9.5). */
class PushIT extends OutOfTheHouse {

    @Test
    void pushesAFreshGoalEncryptedSignedAndUntilTheDaysEnd() {
        services.walkers.put("mina", TestServices.walker("mina").setLocale("ko").build());
        subscribe("mina");
        Instant dayEnd = Instant.now().plus(Duration.ofHours(6));
        ledger.append("day/mina/2026-05-04", reached("mina", dayEnd));

        Received push = onlyPush("mina");

        assertThat(JSON.readTree(push.message()).get("title").asString()).isEqualTo("목표 달성");
        assertThat(push.headers()).containsEntry("Content-Encoding", "aes128gcm");
        assertThat(Long.parseLong(push.headers().get("TTL")))
                .isBetween(
                        Duration.ofHours(6).minusMinutes(2).toSeconds(),
                        Duration.ofHours(6).toSeconds());
        assertThat(push.claims()).contains("\"aud\":\"" + browser.origin() + "\"", "\"sub\":\"mailto:");
    }

    @Test
    void makesOneDigestOfASyncAndPushesItOnce() {
        subscribe("syncer");
        List<TestLedger.Appended> sync = new ArrayList<>();
        Instant fresh = Instant.now().plus(Duration.ofHours(2));
        for (int day = 0; day < 30; day++) {
            sync.add(new TestLedger.Appended(
                    "day/syncer/" + day, reached("syncer", fresh.minus(Duration.ofDays(day)), day)));
        }
        ledger.append(sync);

        onlyPush("syncer");

        awaitSettled();
        JsonNode inbox = inbox("syncer");
        assertThat(inbox.get("items").size()).isEqualTo(1);
        assertThat(inbox.get("items").get(0).get("data").get("facts").size()).isEqualTo(30);
        assertThat(pushes("syncer")).hasSize(1);
    }

    @Test
    void pushesNothingOfDaysOlderThanThirtySixHours() {
        subscribe("late");
        Instant longOver = Instant.now().minus(Duration.ofHours(36)).minusSeconds(1);
        ledger.append("day/late/2026-05-04", reached("late", longOver));
        awaitEntries("late", 1);
        awaitSettled();

        assertThat(pushes("late")).isEmpty();
    }

    @Test
    void pushesNothingThatNoNewStepsCaused() {
        subscribe("reviewed");
        ledger.append(
                "day/reviewed/2026-05-04",
                reached("reviewed", Instant.now().plusSeconds(9_000)).toBuilder()
                        .setWithoutNewSteps(true)
                        .build());
        awaitEntries("reviewed", 1);
        awaitSettled();

        assertThat(pushes("reviewed")).isEmpty();
    }

    @Test
    void keepsQuietInQuietHoursOfTheWalkersZone() {
        subscribe("sleeper");
        LocalTime now = LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
        put(
                "sleeper",
                "{\"quietHours\":{\"from\":\"%s\",\"to\":\"%s\"}}".formatted(now.minusHours(1), now.plusHours(1)));
        record("sleeper", Kind.FRIEND_REQUEST, "1");
        awaitEntries("sleeper", 1);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(service.bean(JdbcTemplate.class)
                                .queryForObject(
                                        "SELECT COUNT(*) FROM errand WHERE walker_id = 'sleeper' AND due_at > ?",
                                        Integer.class,
                                        LocalDateTime.now(ZoneOffset.UTC).plusMinutes(50)))
                        .isEqualTo(1));
        assertThat(pushes("sleeper")).isEmpty();
    }

    @Test
    void forgetsABrowserThatIsGone() {
        subscribe("mover");
        browser.answer.set(410);
        try {
            record("mover", Kind.FRIEND_REQUEST, "1");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> service.bean(Subscriptions.class).of("mover").isEmpty());
        } finally {
            browser.answer.set(201);
        }
    }

    @Test
    void parksWhatKeepsFailingUntilAnOperatorHasItTriedAgain() {
        subscribe("unlucky");
        browser.answer.set(500);
        String id;
        try {
            record("unlucky", Kind.FRIEND_REQUEST, "1");
            await().atMost(Duration.ofSeconds(30)).until(() -> parked("unlucky") != null);
            id = parked("unlucky");
        } finally {
            browser.answer.set(201);
        }
        assertThat(pushes("unlucky")).isEmpty();

        assertThat(service.post("/v1/ops/notifications/parked/" + id + "/retry", TestTokens.of("w"), "")
                        .statusCode())
                .isEqualTo(403);
        assertThat(service.post("/v1/ops/notifications/parked/" + id + "/retry", TestTokens.operator(), "")
                        .statusCode())
                .isEqualTo(204);
        onlyPush("unlucky");
        assertThat(service.delete("/v1/ops/notifications/parked/" + id, TestTokens.operator(), "gone for good")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void refusesAnEndpointOfNoPushService() {
        HttpResponse<String> answer = service.post(
                "/v1/me/push-subscriptions",
                TestTokens.of("w"),
                browser.subscription("/x").replace(browser.origin(), "https://169.254.169.254"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("endpoint-not-allowed");
    }

    private static Received onlyPush(String walker) {
        await().atMost(Duration.ofSeconds(60)).until(() -> !pushes(walker).isEmpty());
        assertThat(pushes(walker)).hasSize(1);
        return pushes(walker).get(0);
    }

    private static List<Received> pushes(String walker) {
        return browser.received.stream()
                .filter(push -> push.path().equals("/" + walker))
                .toList();
    }

    private static @Nullable String parked(String walker) {
        for (JsonNode item : JSON.readTree(service.get("/v1/ops/notifications/parked", TestTokens.operator())
                        .body())
                .get("items")) {
            if (item.get("walkerId").asString().equals(walker)) {
                return item.get("id").asString();
            }
        }
        return null;
    }
}
