package com.firewalker.notification.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.events.v1.DayResult;
import com.firewalker.events.v1.Device;
import com.firewalker.events.v1.DeviceKind;
import com.firewalker.events.v1.SampleChange;
import com.firewalker.events.v1.SampleOutcome;
import com.firewalker.events.v1.StepsRecorded;
import com.firewalker.platform.testing.Servers;
import com.firewalker.testledger.RunningNotification;
import com.firewalker.testledger.TestLedger;
import com.firewalker.testledger.TestTokens;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** domain-rules.md 11.3: a correction is one entry in the inbox and leaves it by no other way. */
class DayCorrectedIT {

    private static final LocalDate DAY = LocalDate.of(2026, 5, 4);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void tellsOnceWhenACorrectionTakesStepsAway() {
        Servers.resetSchemas();
        try (TestLedger ledger = TestLedger.open();
                RunningNotification service = RunningNotification.start()) {
            JdbcTemplate jdbc = service.bean(JdbcTemplate.class);
            ledger.append(
                    "day/w1/" + DAY,
                    day(SampleOutcome.SAMPLE_OUTCOME_RECORDED, 4_700),
                    day(SampleOutcome.SAMPLE_OUTCOME_RECORDED, 4_650),
                    day(SampleOutcome.SAMPLE_OUTCOME_REVISED, 4_700),
                    day(SampleOutcome.SAMPLE_OUTCOME_DELETED, 4_199));

            await().atMost(PATIENCE).until(() -> jdbc.queryForObject("select count(*) from inbox", Integer.class) == 1);
            assertThat(service.get("/v1/me/notifications", TestTokens.of("w1")).body())
                    .contains("\"kind\":\"day-corrected\"", "May 4: 4,700 to 4,199 steps.");
            assertThat(jdbc.queryForList("select intent_key from intent", String.class))
                    .containsExactly("DAY_CORRECTED:w1:" + DAY + ":3");
            assertThat(jdbc.queryForList("select push_until from intent", java.sql.Timestamp.class))
                    .containsOnlyNulls();
        }
    }

    private static StepsRecorded day(SampleOutcome outcome, int total) {
        return StepsRecorded.newBuilder()
                .setWalkerId("w1")
                .setLocalDate(Math.toIntExact(DAY.toEpochDay()))
                .addDevices(Device.newBuilder().setId("watch-1").setKind(DeviceKind.DEVICE_KIND_WATCH))
                .addSamples(SampleChange.newBuilder()
                        .setOutcome(outcome)
                        .setSampleId("s1")
                        .setVersion(1)
                        .setDevice(0))
                .setResult(DayResult.newBuilder()
                        .setTotal(total)
                        .setRanked(total)
                        .setQuarantined(0)
                        .setSetAside(0)
                        .setPolicyVersion(1)
                        .setGoal(8_000)
                        .setGoalReached(false)
                        .setEvidence(total))
                .build();
    }
}
