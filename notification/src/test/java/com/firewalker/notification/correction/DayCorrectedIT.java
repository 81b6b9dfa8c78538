package com.firewalker.notification.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.events.v1.DayResult;
import com.firewalker.events.v1.Device;
import com.firewalker.events.v1.DeviceKind;
import com.firewalker.events.v1.SampleChange;
import com.firewalker.events.v1.SampleOutcome;
import com.firewalker.events.v1.StepsRecorded;
import com.firewalker.events.v1.WalkerProfileChanged;
import com.firewalker.platform.testing.Servers;
import com.firewalker.testledger.RunningNotification;
import com.firewalker.testledger.TestLedger;
import com.firewalker.testledger.TestTokens;
import com.google.protobuf.Message;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** domain-rules.md 11.3: a correction is one entry in the inbox and leaves it by no other way. */
class DayCorrectedIT {

    private static final LocalDate DAY = LocalDate.of(2026, 5, 4);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static TestLedger ledger;
    private static RunningNotification service;
    private static JdbcTemplate jdbc;

    @BeforeAll
    static void start() {
        Servers.resetSchemas();
        ledger = TestLedger.open();
        service = RunningNotification.start("firewalker.notification.digest.length=2s");
        jdbc = service.bean(JdbcTemplate.class);
    }

    @AfterAll
    static void stop() {
        service.close();
        ledger.close();
    }

    /** The second event is of an earlier version and does not say the total before it. */
    @Test
    void tellsOnceWhenACorrectionTakesStepsAway() {
        ledger.append(
                "day/w1/" + DAY,
                day("w1", DAY, SampleOutcome.SAMPLE_OUTCOME_RECORDED, 4_700),
                day("w1", DAY, SampleOutcome.SAMPLE_OUTCOME_RECORDED, 4_650),
                day("w1", DAY, SampleOutcome.SAMPLE_OUTCOME_REVISED, 4_700),
                day("w1", DAY, SampleOutcome.SAMPLE_OUTCOME_DELETED, 4_199));

        awaitEntries("w1", 1);
        assertThat(inbox("w1")).contains("\"kind\":\"day-corrected\"", "May 4: 4,700 to 4,199 steps.");
        assertThat(jdbc.queryForList("SELECT intent_key FROM intent WHERE walker_id = 'w1'", String.class))
                .containsExactly("DAY_CORRECTED:w1:" + DAY + ":3");
        assertThat(jdbc.queryForList("SELECT push_until FROM intent WHERE walker_id = 'w1'", java.sql.Timestamp.class))
                .containsOnlyNulls();
    }

    /** What the ledger holds before is not read: there is nothing in this stream that it could be read from. */
    @Test
    void believesTheEventThatSaysTheTotalBefore() {
        ledger.append(
                "day/w2/" + DAY,
                walkers("w2"),
                day("w2", DAY, SampleOutcome.SAMPLE_OUTCOME_DELETED, 100).toBuilder()
                        .setTotalBefore(300)
                        .build());

        awaitEntries("w2", 1);
        assertThat(inbox("w2")).contains("May 4: 300 to 100 steps.");
    }

    /** domain-rules.md 9.6: 20 deletions of one day are one day corrected; dates ascend, "9" before "10". */
    @Test
    void tellsTheNetChangeOfADayOnceAndDatesAscending() {
        List<StepsRecorded> events = new ArrayList<>();
        LocalDate next = DAY.plusDays(6);
        ledger.append("day/w3/" + next, day("w3", next, SampleOutcome.SAMPLE_OUTCOME_RECORDED, 900));
        events.add(day("w3", DAY, SampleOutcome.SAMPLE_OUTCOME_RECORDED, 2_000));
        for (int total = 1_900; total >= 0; total -= 100) {
            events.add(day("w3", DAY, SampleOutcome.SAMPLE_OUTCOME_DELETED, total));
        }
        ledger.append("day/w3/" + next, day("w3", next, SampleOutcome.SAMPLE_OUTCOME_DELETED, 800));
        ledger.append("day/w3/" + DAY, events.toArray(Message[]::new));

        awaitEntries("w3", 1);
        assertThat(inbox("w3"))
                .contains("2 days corrected", "May 4: 2,000 to 0 steps.\\nMay 10: 900 to 800 steps.")
                .doesNotContain("1,900");
        assertThat(waiting("w3")).isZero();
    }

    /** domain-rules.md 9.6: deleted and sent again within the sync leaves nothing to tell. */
    @Test
    void tellsNothingOfWhatCameBackWithinTheSync() {
        ledger.append(
                "day/w4/" + DAY,
                day("w4", DAY, SampleOutcome.SAMPLE_OUTCOME_RECORDED, 1_000),
                day("w4", DAY, SampleOutcome.SAMPLE_OUTCOME_DELETED, 0),
                day("w4", DAY, SampleOutcome.SAMPLE_OUTCOME_RECORDED, 1_000));

        await().atMost(PATIENCE).until(() -> count("intent", "w4") == 1 && waiting("w4") == 0);
        assertThat(count("inbox", "w4")).isZero();
    }

    private static WalkerProfileChanged walkers(String walker) {
        return WalkerProfileChanged.newBuilder().setWalkerId(walker).build();
    }

    private static void awaitEntries(String walker, int entries) {
        await().atMost(PATIENCE).until(() -> count("inbox", walker) == entries);
    }

    private static String inbox(String walker) {
        return service.get("/v1/me/notifications", TestTokens.of(walker)).body();
    }

    private static int waiting(String walker) {
        Integer waiting = jdbc.queryForObject(
                "SELECT COUNT(*) FROM intent WHERE state = 'waiting' AND walker_id = ?", Integer.class, walker);
        return waiting == null ? 0 : waiting;
    }

    private static int count(String table, String walker) {
        Integer count =
                jdbc.queryForObject("SELECT COUNT(*) FROM " + table + " WHERE walker_id = ?", Integer.class, walker);
        return count == null ? 0 : count;
    }

    private static StepsRecorded day(String walker, LocalDate date, SampleOutcome outcome, int total) {
        return StepsRecorded.newBuilder()
                .setWalkerId(walker)
                .setLocalDate(Math.toIntExact(date.toEpochDay()))
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
