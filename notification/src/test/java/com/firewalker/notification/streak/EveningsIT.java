package com.firewalker.notification.streak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.events.v1.WalkerRegistered;
import com.firewalker.platform.testing.Servers;
import com.firewalker.testledger.RunningNotification;
import com.firewalker.testledger.TestLedger;
import com.firewalker.testledger.TestServices;
import com.firewalker.views.v1.Day;
import com.firewalker.views.v1.DayResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Evenings that fall due while the service is down: said once while it is still that evening, and never in the morning. */
class EveningsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final LocalTime EVENING = LocalTime.of(20, 30);
    private static final LocalTime MORNING = LocalTime.of(7, 0);

    @Test
    void aMissedEveningIsSaidOnceWhileItLastsAndNotInTheMorning() throws SQLException {
        Servers.resetSchemas();
        try (TestLedger ledger = TestLedger.open();
                TestServices services = TestServices.start()) {
            services.days.put("almost", day(7_000, 0));
            services.days.put("streak", day(1_000, 5));
            services.days.put("morning", day(7_000, 5));
            registerAndStop(ledger, services);
            try (RunningNotification service = RunningNotification.start(services.properties())) {
                JdbcTemplate jdbc = service.bean(JdbcTemplate.class);
                await().atMost(PATIENCE)
                        .untilAsserted(() ->
                                assertThat(told(jdbc)).containsExactly("almost goal-almost", "streak streak-at-risk"));
                await().atMost(PATIENCE).until(() -> overdue(jdbc) == 0);
            }
            try (RunningNotification service = RunningNotification.start(services.properties())) {
                JdbcTemplate jdbc = service.bean(JdbcTemplate.class);
                makeEveningsDue();
                await().atMost(PATIENCE).until(() -> overdue(jdbc) == 0 && nothingUnderWay(jdbc));
                assertThat(told(jdbc)).containsExactly("almost goal-almost", "streak streak-at-risk");
            }
        }
    }

    /** As if the service had been stopped before half past seven in the evening. */
    private static void registerAndStop(TestLedger ledger, TestServices services) throws SQLException {
        try (RunningNotification service = RunningNotification.start(services.properties())) {
            JdbcTemplate jdbc = service.bean(JdbcTemplate.class);
            register(ledger, "almost", EVENING);
            register(ledger, "streak", EVENING);
            register(ledger, "morning", MORNING);
            await().atMost(PATIENCE).until(() -> evenings(jdbc) == 3);
            assertThat(jdbc.queryForList("SELECT DISTINCT saga_type FROM saga_entry", String.class))
                    .as("the name under which earlier versions store these sagas")
                    .containsExactly("com.firewalker.notification.streak.EveningSaga");
            assertThat(told(jdbc)).isEmpty();
        }
        makeEveningsDue();
    }

    private static void register(TestLedger ledger, String walker, LocalTime now) {
        ledger.append(
                "walker/" + walker,
                WalkerRegistered.newBuilder()
                        .setWalkerId(walker)
                        .setTimeZone(zoneWhereItIs(now).getId())
                        .setVisibilityValue(1)
                        .setDailyGoal(8_000)
                        .build());
    }

    private static ZoneOffset zoneWhereItIs(LocalTime time) {
        int utc = Instant.now().atOffset(ZoneOffset.UTC).toLocalTime().toSecondOfDay();
        int ahead = Math.floorMod(time.toSecondOfDay() - utc, 86_400);
        return ZoneOffset.ofTotalSeconds(ahead > 43_200 ? ahead - 86_400 : ahead);
    }

    private static DayResponse day(int total, int streak) {
        return DayResponse.newBuilder()
                .setDay(Day.newBuilder().setTotal(total).setGoal(8_000))
                .setStreak(streak)
                .build();
    }

    private static void makeEveningsDue() throws SQLException {
        try (Connection connection = Servers.connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("""
                    UPDATE firewalker_notification.scheduled_tasks
                    SET execution_time = UTC_TIMESTAMP(6) - INTERVAL 10 MINUTE""");
        }
    }

    private static int evenings(JdbcTemplate jdbc) {
        return number(jdbc, "SELECT COUNT(*) FROM scheduled_tasks");
    }

    private static int overdue(JdbcTemplate jdbc) {
        return number(jdbc, "SELECT 3 - COUNT(*) FROM scheduled_tasks WHERE execution_time > UTC_TIMESTAMP(6)");
    }

    private static boolean nothingUnderWay(JdbcTemplate jdbc) {
        return number(jdbc, "SELECT (SELECT COUNT(*) FROM errand) + (SELECT COUNT(*) FROM digest_due)") == 0;
    }

    private static int number(JdbcTemplate jdbc, String sql) {
        Integer number = jdbc.queryForObject(sql, Integer.class);
        return number == null ? 0 : number;
    }

    private static List<String> told(JdbcTemplate jdbc) {
        return jdbc.queryForList(
                "SELECT CONCAT(walker_id, ' ', kind) FROM inbox ORDER BY walker_id, seq", String.class);
    }
}
