package com.firewalker.notification.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.events.v1.DayGoalReached;
import com.firewalker.events.v1.WalkerErased;
import com.firewalker.notification.intent.Intent;
import com.firewalker.notification.intent.Intents;
import com.firewalker.notification.intent.Kind;
import com.firewalker.notification.push.PushReceiver.Received;
import com.firewalker.platform.testing.Servers;
import com.firewalker.testledger.RunningNotification;
import com.firewalker.testledger.TestLedger;
import com.firewalker.testledger.TestServices;
import com.firewalker.testledger.TestTokens;
import com.firewalker.views.v1.Day;
import com.firewalker.views.v1.DayResponse;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a fact to a browser and a mailbox (domain-rules.md 9.2-9.5). */
class ChannelsIT {

    private static final JsonMapper JSON = new JsonMapper();

    private static TestLedger ledger;
    private static TestServices services;
    private static PushReceiver browser;
    private static GreenMail mail;
    private static RunningNotification service;

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
        var inbox = inbox("syncer");
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
                                        "select count(*) from errand where walker_id = 'sleeper' and due_at > ?",
                                        Integer.class,
                                        LocalDateTime.now(ZoneOffset.UTC).plusMinutes(50)))
                        .isEqualTo(1));
        assertThat(pushes("sleeper")).isEmpty();
    }

    @Test
    void tellsNothingOfAKindThatIsOff() {
        put("picky", "{\"kinds\":{\"friend-request\":{\"inApp\":false}}}");
        record("picky", Kind.FRIEND_REQUEST, "1");
        record("picky", Kind.FRIEND_ACCEPTED, "2");
        awaitEntries("picky", 1);
        awaitSettled();

        assertThat(inbox("picky").get("items").get(0).get("kind").asString()).isEqualTo("friend-accepted");
        assertThat(inbox("picky").get("items").size()).isEqualTo(1);
    }

    @Test
    void mailsWhoAsksForMails() throws Exception {
        put("reader", "{\"kinds\":{\"friend-request\":{\"email\":true,\"push\":false}}}");
        record("reader", Kind.FRIEND_REQUEST, "1");

        await().atMost(Duration.ofSeconds(30))
                .until(() -> mailsTo("reader@example.org").size() == 1);
        MimeMessage message = mailsTo("reader@example.org").get(0);
        assertThat(message.getSubject()).isEqualTo("Friend request");
        assertThat(message.getContent().toString().trim()).isEqualTo("Walker friend wants to be friends.");
        assertThat(message.getMessageID()).endsWith("@firewalker>");
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
        assertThat(service.delete("/v1/ops/notifications/parked/" + id, TestTokens.operator())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void refusesAnEndpointOfNoPushService() {
        var answer = service.post(
                "/v1/me/push-subscriptions",
                TestTokens.of("w"),
                browser.subscription("/x").replace(browser.origin(), "https://169.254.169.254"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("endpoint-not-allowed");
    }

    @Test
    void asksForKnownKindsInSettings() {
        var answer =
                service.put("/v1/me/notification-settings", TestTokens.of("w"), "{\"kinds\":{\"goal-reeched\":{}}}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("unknown-kind");
    }

    @Test
    void tellsFriendsWhoWantToHearOfAGoalAndAMilestoneOnce() {
        services.friends.put("runner", List.of("fan", "other"));
        services.days.put(
                "runner",
                DayResponse.newBuilder()
                        .setDay(Day.newBuilder().setGoalReached(true))
                        .setStreak(7)
                        .build());
        put("fan", "{\"kinds\":{\"friend-goal-reached\":{\"inApp\":true}}}");
        ledger.append("day/runner/2026-05-04", reached("runner", Instant.now().plusSeconds(9_000)));

        awaitEntries("fan", 1);
        assertThat(inbox("fan").get("items").get(0).get("body").asString()).contains("Walker runner");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> inbox("runner").toString().contains("streak-milestone"));
        awaitSettled();
        assertThat(inbox("other").get("items").size()).isZero();
    }

    @Test
    void forgetsAWalkerWhoIsErased() {
        subscribe("gone");
        put("gone", "{\"kinds\":{\"goal-reached\":{\"email\":false}}}");
        ledger.append("day/gone/2026-05-04", reached("gone", Instant.now().plusSeconds(9_000)));
        awaitEntries("gone", 1);

        ledger.append(
                "walker/gone", WalkerErased.newBuilder().setWalkerId("gone").build());

        JdbcTemplate jdbc = service.bean(JdbcTemplate.class);
        for (String table : List.of(
                "inbox",
                "inbox_head",
                "intent",
                "digest_due",
                "errand",
                "notification_settings",
                "push_subscription")) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(jdbc.queryForObject(
                                    "select count(*) from " + table + " where walker_id = 'gone'", Integer.class))
                            .as(table)
                            .isZero());
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(jdbc.queryForObject(
                                "select count(*) from association_value_entry where association_value like 'gone%'",
                                Integer.class))
                        .isZero());
        service.bean(Intents.class).record(intent("gone", Kind.FRIEND_REQUEST, "after"));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(jdbc.queryForObject(
                                "select (select count(*) from digest_due where walker_id = 'gone')"
                                        + " + (select count(*) from intent where walker_id = 'gone')",
                                Integer.class))
                        .isZero());
        assertThat(inbox("gone").get("items").size()).isZero();
    }

    private static void subscribe(String walker) {
        assertThat(service.post("/v1/me/push-subscriptions", TestTokens.of(walker), browser.subscription("/" + walker))
                        .statusCode())
                .isEqualTo(201);
    }

    private static void put(String walker, String settings) {
        assertThat(service.put("/v1/me/notification-settings", TestTokens.of(walker), settings)
                        .statusCode())
                .isEqualTo(200);
    }

    private static void record(String walker, Kind kind, String id) {
        service.bean(Intents.class).record(intent(walker, kind, id));
    }

    private static Intent intent(String walker, Kind kind, String id) {
        Instant now = Instant.now();
        return new Intent(
                kind + ":" + walker + "-" + id,
                walker,
                kind,
                Map.of("walkerId", "friend", "requestId", id),
                now,
                now.plus(Duration.ofHours(24)));
    }

    private static JsonNode inbox(String walker) {
        return JSON.readTree(
                service.get("/v1/me/notifications", TestTokens.of(walker)).body());
    }

    private static void awaitEntries(String walker, int count) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(inbox(walker).get("items").size()).isEqualTo(count));
    }

    /** Nothing waits to be told or to be sent now. */
    private static void awaitSettled() {
        JdbcTemplate jdbc = service.bean(JdbcTemplate.class);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(jdbc.queryForObject(
                                "select (select count(*) from digest_due) + (select count(*) from errand"
                                        + " where state = 'open' and due_at < date_add(utc_timestamp(6), interval 10 minute))",
                                Integer.class))
                        .isZero());
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

    private static List<MimeMessage> mailsTo(String address) {
        return List.of(mail.getReceivedMessages()).stream()
                .filter(message -> {
                    try {
                        return message.getAllRecipients()[0].toString().equals(address);
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    private static @Nullable String parked(String walker) {
        for (var item : JSON.readTree(service.get("/v1/ops/notifications/parked", TestTokens.operator())
                        .body())
                .get("items")) {
            if (item.get("walkerId").asString().equals(walker)) {
                return item.get("id").asString();
            }
        }
        return null;
    }

    private static DayGoalReached reached(String walker, Instant dayEnd) {
        return reached(walker, dayEnd, 0);
    }

    private static DayGoalReached reached(String walker, Instant dayEnd, int daysAgo) {
        return DayGoalReached.newBuilder()
                .setWalkerId(walker)
                .setLocalDate(Math.toIntExact(LocalDate.of(2026, 5, 4).toEpochDay()) - daysAgo)
                .setGoal(10_000)
                .setTotal(10_020)
                .setDayEndsAtMillis(dayEnd.toEpochMilli())
                .build();
    }
}
