package com.firewalker.notification.badge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.platform.testing.Servers;
import com.firewalker.testledger.RunningNotification;
import com.firewalker.testledger.TestLedger;
import com.firewalker.testledger.TestServices;
import com.firewalker.testledger.TestTokens;
import com.firewalker.views.v1.GrantedBadge;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Once per walker and badge, ever (domain-rules.md 6.5, 9.1), however often the query side grants it. */
class BadgesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void aBadgeIsToldOnceEver() {
        Servers.resetSchemas();
        try (TestLedger ledger = TestLedger.open();
                TestServices services = TestServices.start();
                RunningNotification service = RunningNotification.start(services.properties())) {
            JdbcTemplate jdbc = service.bean(JdbcTemplate.class);
            services.walkers.put(
                    "mina", TestServices.walker("mina").setLocale("ko").build());
            services.granted.add(granted("mina", "streak-7", 10));
            services.granted.add(granted("mina", "day-10000", 10));
            awaitBadges(jdbc, 2);
            assertThat(service.get("/v1/me/notifications", TestTokens.of("mina"))
                            .body())
                    .contains("\"kind\":\"badge-earned\"", "7일 연속", "하루 10,000걸음");

            services.granted.add(granted("mina", "streak-7", 20));
            services.granted.add(granted("mina", "lifetime-100000", 21));
            awaitBadges(jdbc, 3);
            jdbc.update("UPDATE badges_told SET position = 0");
            await().atMost(PATIENCE).until(() -> toldUpTo(jdbc) == 21);
            services.granted.add(granted("ben", "streak-7", 22));
            awaitBadges(jdbc, 4);
            await().atMost(PATIENCE).until(() -> count(jdbc, "SELECT COUNT(*) FROM digest_due") == 0);
            assertThat(count(jdbc, """
                                    SELECT sum((length(facts) - length(REPLACE(facts, 'badge-earned', ''))) div 12)
                                    FROM inbox""")).isEqualTo(4);
        }
    }

    @Test
    void aBadgeLongSinceGrantedIsToldToNobody() {
        Servers.resetSchemas();
        try (TestLedger ledger = TestLedger.open();
                TestServices services = TestServices.start();
                RunningNotification service = RunningNotification.start(services.properties())) {
            JdbcTemplate jdbc = service.bean(JdbcTemplate.class);
            services.granted.add(granted("old", "streak-7", 5).toBuilder()
                    .setRecordedAtMillis(Instant.now().minus(Duration.ofDays(3)).toEpochMilli())
                    .build());
            await().atMost(PATIENCE).until(() -> toldUpTo(jdbc) == 5);
            assertThat(count(jdbc, "SELECT COUNT(*) FROM intent WHERE state = 'suppressed'"))
                    .isEqualTo(1);
            assertThat(count(jdbc, "SELECT COUNT(*) FROM digest_due")).isZero();
        }
    }

    private static GrantedBadge granted(String walker, String badge, long position) {
        return GrantedBadge.newBuilder()
                .setWalkerId(walker)
                .setBadge(badge)
                .setEarnedFor(Math.toIntExact(LocalDate.now().toEpochDay()))
                .setPosition(position)
                .setRecordedAtMillis(Instant.now().toEpochMilli())
                .setByNewSteps(true)
                .build();
    }

    private static void awaitBadges(JdbcTemplate jdbc, int count) {
        await().atMost(PATIENCE)
                .until(() -> count(jdbc, "SELECT COUNT(*) FROM intent WHERE kind = 'badge-earned' AND state = 'told'")
                        == count);
    }

    private static long toldUpTo(JdbcTemplate jdbc) {
        return count(jdbc, "SELECT position FROM badges_told");
    }

    private static long count(JdbcTemplate jdbc, String sql) {
        Long count = jdbc.queryForObject(sql, Long.class);
        return count == null ? 0 : count;
    }
}
