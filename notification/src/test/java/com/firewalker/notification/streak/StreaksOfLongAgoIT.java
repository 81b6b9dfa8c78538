package com.firewalker.notification.streak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.events.v1.DayGoalReached;
import com.firewalker.platform.testing.Servers;
import com.firewalker.testledger.RunningNotification;
import com.firewalker.testledger.TestLedger;
import com.firewalker.testledger.TestServices;
import com.firewalker.views.v1.Day;
import com.firewalker.views.v1.DayResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A day of years ago that a late sync heals: the run of days after it is longer than one question may ask for. */
class StreaksOfLongAgoIT {

    private static final LocalDate MAY_4_OF_2020 = LocalDate.of(2020, 5, 4);

    @Test
    void everyMilestoneOfALongRunIsNotedOnce() {
        Servers.resetSchemas();
        try (TestLedger ledger = TestLedger.open();
                TestServices services = TestServices.start()) {
            services.days.put("w1", firstDayOfARun());
            services.reachedUntil.put("w1", MAY_4_OF_2020.plusDays(520));
            ledger.append("day/w1/" + MAY_4_OF_2020, reached());
            try (RunningNotification service = RunningNotification.start(services.properties())) {
                JdbcTemplate jdbc = service.bean(JdbcTemplate.class);
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThat(milestones(jdbc)).isEqualTo(8));
                assertThat(Milestones.DAYS).filteredOn(days -> days <= 521).hasSize(8);
            }
        }
    }

    private static int milestones(JdbcTemplate jdbc) {
        Integer number =
                jdbc.queryForObject("SELECT COUNT(*) FROM intent WHERE kind = 'streak-milestone'", Integer.class);
        return number == null ? 0 : number;
    }

    private static DayResponse firstDayOfARun() {
        return DayResponse.newBuilder()
                .setDay(Day.newBuilder().setGoalReached(true))
                .setStreak(1)
                .build();
    }

    private static DayGoalReached reached() {
        return DayGoalReached.newBuilder()
                .setWalkerId("w1")
                .setLocalDate(Math.toIntExact(MAY_4_OF_2020.toEpochDay()))
                .setGoal(8_000)
                .setTotal(8_020)
                .setDayEndsAtMillis(MAY_4_OF_2020
                        .plusDays(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .toEpochMilli())
                .build();
    }
}
