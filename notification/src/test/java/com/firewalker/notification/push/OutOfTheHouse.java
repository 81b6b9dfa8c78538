package com.firewalker.notification.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.events.v1.DayGoalReached;
import com.firewalker.notification.intent.Intent;
import com.firewalker.notification.intent.Intents;
import com.firewalker.notification.intent.Kind;
import com.firewalker.platform.testing.Servers;
import com.firewalker.testledger.RunningNotification;
import com.firewalker.testledger.TestLedger;
import com.firewalker.testledger.TestServices;
import com.firewalker.testledger.TestTokens;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service with a browser and a mailbox that it reaches, and the services that it asks. */
abstract class OutOfTheHouse {

    static final JsonMapper JSON = new JsonMapper();

    static TestLedger ledger;
    static TestServices services;
    static PushReceiver browser;
    static GreenMail mail;
    static RunningNotification service;

    @BeforeAll
    static void start() throws Exception {
        Servers.resetSchemas();
        ledger = TestLedger.open();
        services = TestServices.start();
        browser = PushReceiver.start();
        mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
        mail.start();
        List<String> properties = new ArrayList<>(List.of(services.properties()));
        properties.add("firewalker.push.trusted-origins=" + browser.origin());
        properties.add("spring.mail.host=127.0.0.1");
        properties.add("spring.mail.port=" + mail.getSmtp().getPort());
        properties.add("firewalker.notification.digest.length=3s");
        properties.add("firewalker.notification.retry.first=50ms");
        properties.add("firewalker.notification.retry.attempts=3");
        service = RunningNotification.start(properties.toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        service.close();
        mail.stop();
        browser.close();
        services.close();
        ledger.close();
    }

    static void subscribe(String walker) {
        assertThat(service.post("/v1/me/push-subscriptions", TestTokens.of(walker), browser.subscription("/" + walker))
                        .statusCode())
                .isEqualTo(201);
    }

    static void put(String walker, String settings) {
        assertThat(service.put("/v1/me/notification-settings", TestTokens.of(walker), settings)
                        .statusCode())
                .isEqualTo(200);
    }

    static void record(String walker, Kind kind, String id) {
        service.bean(Intents.class).record(intent(walker, kind, id));
    }

    static Intent intent(String walker, Kind kind, String id) {
        Instant now = Instant.now();
        return new Intent(
                kind + ":" + walker + "-" + id,
                walker,
                kind,
                Map.of("walkerId", "friend", "requestId", id),
                now,
                now.plus(Duration.ofHours(24)));
    }

    static JsonNode inbox(String walker) {
        return JSON.readTree(
                service.get("/v1/me/notifications", TestTokens.of(walker)).body());
    }

    static void awaitEntries(String walker, int count) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(inbox(walker).get("items").size()).isEqualTo(count));
    }

    /** Nothing waits to be told or to be sent now. */
    static void awaitSettled() {
        JdbcTemplate jdbc = service.bean(JdbcTemplate.class);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(jdbc.queryForObject("""
                                        SELECT (SELECT COUNT(*) FROM digest_due) + (SELECT COUNT(*) FROM errand
                                        WHERE state = 'open' AND due_at < DATE_ADD(UTC_TIMESTAMP(6), INTERVAL 10 MINUTE))""", Integer.class)).isZero());
    }

    static DayGoalReached reached(String walker, Instant dayEnd) {
        return reached(walker, dayEnd, 0);
    }

    static DayGoalReached reached(String walker, Instant dayEnd, int daysAgo) {
        return DayGoalReached.newBuilder()
                .setWalkerId(walker)
                .setLocalDate(Math.toIntExact(LocalDate.of(2026, 5, 4).toEpochDay()) - daysAgo)
                .setGoal(10_000)
                .setTotal(10_020)
                .setDayEndsAtMillis(dayEnd.toEpochMilli())
                .build();
    }
}
