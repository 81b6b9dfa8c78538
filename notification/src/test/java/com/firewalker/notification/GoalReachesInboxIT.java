package com.firewalker.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.events.v1.DayGoalLost;
import com.firewalker.events.v1.DayGoalReached;
import com.firewalker.platform.testing.Servers;
import com.firewalker.testledger.RunningNotification;
import com.firewalker.testledger.TestLedger;
import com.firewalker.testledger.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From the ledger to the inbox (design.md 7; domain-rules.md 9.1). */
class GoalReachesInboxIT {

    private static final LocalDate DAY = LocalDate.of(2026, 5, 4);

    private static TestLedger ledger;

    @BeforeAll
    static void servers() {
        Servers.resetSchemas();
        ledger = TestLedger.open();
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @Test
    void tellsAGoalOnceHoweverTheTotalMovesAndHoweverOftenTheServiceStarts() {
        ledger.append("day/w1/" + DAY, reached("w1"));
        try (RunningNotification service = RunningNotification.start()) {
            awaitItems(service, "w1", 1);
            ledger.append("day/w1/" + DAY, lost("w1"), reached("w1"));
            ledger.append("day/w2/" + DAY, reached("w2"));
            awaitItems(service, "w2", 1);
            assertThat(items(service, "w1")).isEqualTo(1);
        }
        try (RunningNotification service = RunningNotification.start()) {
            ledger.append("day/w1/" + DAY, lost("w1"), reached("w1"));
            ledger.append("day/w3/" + DAY, reached("w3"));
            awaitItems(service, "w3", 1);
            assertThat(items(service, "w1")).isEqualTo(1);
            String body =
                    service.get("/v1/me/notifications", TestTokens.of("w1")).body();
            assertThat(body)
                    .contains("\"kind\":\"goal-reached\"", "\"title\":\"Goal reached\"", "\"date\":\"2026-05-04\"")
                    .contains("\"unread\":1", "\"readAt\":null", "\"next\":null");
        }
    }

    private static void awaitItems(RunningNotification service, String walker, int count) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(items(service, walker)).isEqualTo(count));
    }

    private static int items(RunningNotification service, String walker) {
        String body = service.get("/v1/me/notifications", TestTokens.of(walker)).body();
        return body.split("\"kind\":\"goal-reached\",\"title\"", -1).length - 1;
    }

    private static DayGoalReached reached(String walker) {
        return DayGoalReached.newBuilder()
                .setWalkerId(walker)
                .setLocalDate(Math.toIntExact(DAY.toEpochDay()))
                .setGoal(10_000)
                .setTotal(10_020)
                .setDayEndsAtMillis(Instant.now().plusSeconds(3600).toEpochMilli())
                .build();
    }

    private static DayGoalLost lost(String walker) {
        return DayGoalLost.newBuilder()
                .setWalkerId(walker)
                .setLocalDate(Math.toIntExact(DAY.toEpochDay()))
                .setGoal(10_000)
                .setTotal(9_980)
                .build();
    }
}
