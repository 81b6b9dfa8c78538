package com.firewalker.notification.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.events.v1.FriendshipRequested;
import com.firewalker.events.v1.WalkerErased;
import com.firewalker.notification.intent.Intent;
import com.firewalker.notification.intent.Intents;
import com.firewalker.notification.intent.Kind;
import com.firewalker.notification.outbox.Outbox;
import com.firewalker.notification.outbox.OutboxTask;
import com.firewalker.testledger.TestTokens;
import com.firewalker.views.v1.Day;
import com.firewalker.views.v1.DayResponse;
import io.grpc.Status;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** What walkers wish to hear of, and where; and that they be forgotten (domain-rules.md 9.2-9.5). */
class WishesIT extends OutOfTheHouse {

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
    void asksForKnownKindsInSettings() {
        HttpResponse<String> answer =
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

    /** domain-rules.md 6.7: what cannot be judged yet is asked again, never dropped, and never given up as failed. */
    @ParameterizedTest
    @EnumSource(names = {"UNAVAILABLE", "UNIMPLEMENTED"})
    void asksAgainAfterAMilestoneWhileTheDaysAreBehind(Status.Code behind) {
        String late = "late-" + behind;
        double before = postponed("streak-check");
        services.days.put(
                late,
                DayResponse.newBuilder()
                        .setDay(Day.newBuilder().setGoalReached(true))
                        .setStreak(7)
                        .build());
        services.behind = behind.toStatus();
        services.viewsAt = 0;
        try {
            ledger.append(
                    "day/" + late + "/2026-05-04", reached(late, Instant.now().plusSeconds(9_000)));
            await().atMost(Duration.ofSeconds(30)).until(() -> postponed("streak-check") - before >= 3);
        } finally {
            services.viewsAt = Long.MAX_VALUE;
            services.behind = Status.UNAVAILABLE;
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> inbox(late).toString().contains("streak-milestone"));
    }

    @Test
    void asksAgainInTheEveningWhileTheDaysAreBehind() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        services.days.put(
                "evening",
                DayResponse.newBuilder()
                        .setDay(Day.newBuilder().setTotal(9_000).setGoal(10_000))
                        .build());
        ledger.append("day/evening/" + today, reached("evening", Instant.now().plusSeconds(9_000)));
        services.viewsAt = 0;
        try {
            Instant dayEnd = Instant.now().plus(Duration.ofHours(3));
            service.bean(Outbox.class)
                    .add(new OutboxTask(
                            "evening-check:evening:" + today,
                            "evening-check",
                            "evening",
                            Map.of("date", today.toEpochDay(), "dayEnd", dayEnd.toEpochMilli()),
                            Instant.now(),
                            dayEnd));
            await().atMost(Duration.ofSeconds(30)).until(() -> postponed("evening-check") >= 2);
        } finally {
            services.viewsAt = Long.MAX_VALUE;
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> inbox("evening").toString().contains("goal-almost"));
    }

    private static double postponed(String type) {
        return service
                .bean(MeterRegistry.class)
                .find("firewalker.notifications")
                .tag("type", type)
                .tag("outcome", "postponed")
                .counters()
                .stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    /** api.md 1, 9: the inbox is a question too. */
    @Test
    void answersFromAnInboxThatKnowsThePositionThatIsAskedFor() {
        String token = TestTokens.of("asked");
        long position = ledger.append(
                "friendship/asked:asking",
                FriendshipRequested.newBuilder()
                        .setRequestId("asked-1")
                        .setRequesterId("asking")
                        .setAddresseeId("asked")
                        .setRequestedAtMillis(System.currentTimeMillis())
                        .build());

        HttpResponse<String> answer =
                service.get("/v1/me/notifications", token, "Firewalker-After", Long.toString(position));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("asked-1");
        assertThat(answer.headers().firstValueAsLong("Firewalker-Position").orElse(-1))
                .isGreaterThanOrEqualTo(position);
        HttpResponse<String> unknown =
                service.get("/v1/me/notifications", token, "Firewalker-After", Long.toString(position + 1_000));
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("position-unknown");
        HttpResponse<String> malformed = service.get("/v1/me/notifications", token, "Firewalker-After", "soon");
        assertThat(malformed.statusCode()).isEqualTo(400);
        assertThat(malformed.body()).contains("position-invalid");
    }

    /** domain-rules.md 9.7, 12.2: no other inbox names a walker who is gone, now or later. */
    @Test
    void forgetsWhatOtherInboxesSayOfAnErasedWalker() {
        Intents intents = service.bean(Intents.class);
        intents.record(about("stays", "leaves", Kind.FRIEND_REQUEST, "alone"));
        awaitEntries("stays", 1);
        intents.record(about("stays", "leaves", Kind.FRIEND_GOAL_REACHED, "digest"));
        intents.record(about("stays", "friend", Kind.FRIEND_GOAL_REACHED, "digest"));
        put("stays", "{\"kinds\":{\"friend-goal-reached\":{\"inApp\":true}}}");
        awaitEntries("stays", 2);
        JdbcTemplate jdbc = service.bean(JdbcTemplate.class);
        for (String owner : List.of("leaves", "leaves:stays", "a:leaves", "stays")) {
            jdbc.update("""
                    INSERT INTO parked_event (processor, position, owner, cause, attempts, parked_at)
                    VALUES (?, 1, ?, 'poison', 1, UTC_TIMESTAMP(6))""", "test-" + owner, owner);
        }

        ledger.append(
                "walker/leaves", WalkerErased.newBuilder().setWalkerId("leaves").build());
        awaitEntries("stays", 1);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !inbox("stays").toString().contains("leaves"));
        intents.record(about("stays", "leaves", Kind.FRIEND_ACCEPTED, "late"));
        awaitSettled();

        JsonNode left = inbox("stays").get("items");
        assertThat(left.size()).isEqualTo(1);
        assertThat(left.get(0).get("data").get("facts").size()).isEqualTo(1);
        assertThat(left.toString()).contains("\"friend\"").doesNotContain("leaves");
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM intent WHERE subject_id = 'leaves' OR facts LIKE '%leaves%'",
                        Integer.class))
                .isZero();
        assertThat(jdbc.queryForList("SELECT owner FROM parked_event WHERE processor LIKE 'test-%'", String.class))
                .containsExactly("stays");
    }

    private static Intent about(String walker, String subject, Kind kind, String id) {
        return new Intent(
                kind + ":" + walker + ":" + subject + ":" + id,
                walker,
                kind,
                Map.of("walkerId", subject, "date", "2026-05-04", "requestId", id),
                Instant.now(),
                null);
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
                                    "SELECT COUNT(*) FROM " + table + " WHERE walker_id = 'gone'", Integer.class))
                            .as(table)
                            .isZero());
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(jdbc.queryForObject(
                                "SELECT COUNT(*) FROM association_value_entry WHERE association_value LIKE 'gone%'",
                                Integer.class))
                        .isZero());
        service.bean(Intents.class).record(intent("gone", Kind.FRIEND_REQUEST, "after"));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(jdbc.queryForObject("""
                                        SELECT (SELECT COUNT(*) FROM digest_due WHERE walker_id = 'gone')
                                        + (SELECT COUNT(*) FROM intent WHERE walker_id = 'gone')""", Integer.class)).isZero());
        assertThat(inbox("gone").get("items").size()).isZero();
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
}
