package com.firewalker.notification.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.events.v1.WalkerErased;
import com.firewalker.notification.intent.Intents;
import com.firewalker.notification.intent.Kind;
import com.firewalker.testledger.TestTokens;
import com.firewalker.views.v1.Day;
import com.firewalker.views.v1.DayResponse;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

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
