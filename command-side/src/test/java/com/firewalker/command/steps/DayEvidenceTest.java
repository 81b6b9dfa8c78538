package com.firewalker.command.steps;

import static com.firewalker.command.steps.MergeTest.theTable;
import static com.firewalker.command.steps.SampleBuilder.MAY_4;
import static com.firewalker.command.steps.SampleBuilder.dailyTotal;
import static com.firewalker.command.steps.SampleBuilder.manual;
import static com.firewalker.command.steps.SampleBuilder.phone;
import static com.firewalker.command.steps.SampleBuilder.watch;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.steps.sample.ItemStatus;
import com.firewalker.command.steps.sample.Sample;
import com.firewalker.command.steps.sample.Split;
import com.firewalker.events.v1.Adjustment;
import com.firewalker.events.v1.DayGoalReached;
import com.firewalker.events.v1.DeviceKind;
import com.firewalker.events.v1.Reason;
import com.firewalker.events.v1.SampleMethod;
import com.firewalker.proto.ReasonWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** domain-rules.md 4.4, 4.6 and 4.7: records over 6 h, daily totals, manual entries without times. */
class DayEvidenceTest {

    private static SampleBuilder phoneTotal(int steps) {
        return dailyTotal("total", MAY_4, steps).by("phone", DeviceKind.DEVICE_KIND_PHONE);
    }

    private static SampleBuilder manualTotal(String id, int steps) {
        return dailyTotal(id, MAY_4, steps)
                .by("entry", DeviceKind.DEVICE_KIND_MANUAL)
                .method(SampleMethod.SAMPLE_METHOD_MANUAL);
    }

    private static Adjustment onlyLine(TestDay day) {
        day.reader.addsUp();
        assertThat(day.reader.result().getAdjustmentsList()).hasSize(1);
        return day.reader.result().getAdjustments(0);
    }

    private static List<String> lines(TestDay day) {
        day.reader.addsUp();
        return day.reader.adjustments();
    }

    @Nested
    class Remaining {

        /** 4.7: the table of 4.4, watch says 4100: 4100 - 3899 = 201, day 4901. */
        @Test
        void addsWhatTheDevicesOwnSlotsDoNotSay() {
            TestDay day = TestDay.dayWith(theTable());
            day.upload(dailyTotal("total", MAY_4, 4100));
            assertThat(day.total()).isEqualTo(4901);
            assertThat(day.ranked()).isEqualTo(4901);
            assertThat(lines(day)).containsExactly("201 REMAINDER watch of 4100");
            assertThat(day.reload().explanation()).isEqualTo(day.explanation());
        }

        /** 4.7: says 3800: 0, flagged. */
        @ParameterizedTest
        @CsvSource({"3800", "3899", "0"})
        void addsNothingWhereTheDeviceClaimsLess(int claimed) {
            TestDay day = TestDay.dayWith(theTable());
            day.upload(dailyTotal("total", MAY_4, claimed));
            assertThat(day.total()).isEqualTo(4700);
            assertThat(lines(day)).containsExactly("0 REMAINDER watch of " + claimed + " CLAIMS_LESS");
        }

        /** 4.7: phone's only record 00:00-23:59 4857, later 9878; with a watch hour of 500: 9878. */
        @Test
        void countsAWholeDaysRecordAndKeepsOthersInIt() {
            TestDay day = TestDay.dayWith(phone("p").at("00:00", "23:59").steps(4857));
            assertThat(day.total()).isEqualTo(4857);
            day.upload(phone("p").version(2).at("00:00", "23:59").steps(9878));
            assertThat(day.total()).isEqualTo(9878);
            day.upload(watch("w").at("10:00", "11:00").steps(500));
            assertThat(day.total()).isEqualTo(9878);
            assertThat(day.ranked()).isEqualTo(9878);
            assertThat(lines(day)).containsExactly("9378 REMAINDER phone of 9878");
            assertThat(day.reader.result().getDeviceStepsList().stream()
                            .mapToInt(steps -> steps.getSteps())
                            .sum())
                    .isEqualTo(9878);
        }

        /** 4.7: "midnight to now", 500, 900, 1500, 4000, 9000, the last three over 6 h: just these totals. */
        @Test
        void followsAGrowingRecord() {
            String[] ends = {"03:00", "06:00", "08:00", "14:00", "21:00"};
            int[] totals = {500, 900, 1500, 4000, 9000};
            var day = new TestDay();
            for (int i = 0; i < totals.length; i++) {
                day.upload(phone("p").version(i + 1).at("00:00", ends[i]).steps(totals[i]));
                assertThat(day.total()).isEqualTo(totals[i]);
                day.reader.addsUp();
                day.reload();
            }
        }

        /** 4.7: phone 00:00-07:00 300 in one record, then slots of 8000: 8300. */
        @Test
        void comparesARecordWithItsOwnSpanOnly() {
            TestDay day = TestDay.dayWith(phone("night").at("00:00", "07:00").steps(300));
            for (int i = 0; i < 4; i++) {
                day.upload(phone("s" + i).slot(40 + 10 * i).steps(2000));
            }
            assertThat(day.total()).isEqualTo(8300);
        }

        /** 4.4: 18:00-06:00, 3000: 1500, 1500. */
        @Test
        void splitsALongRecordOverItsDatesByTime() {
            var days = new SlotAndDateTest.Days();
            days.upload(phone("p").at("2026-05-04T18:00Z", "2026-05-05T06:00Z").steps(3000));
            assertThat(days.totals()).isEqualTo(Map.of("2026-05-04", 1500, "2026-05-05", 1500));
        }

        /** 4.4: largest remainder, ties to the earlier: 7 h and 1 h of 5; 4 h and 4 h of 5. */
        @ParameterizedTest
        @CsvSource({"17:00Z, 01:00Z, 5, 4, 1", "20:00Z, 04:00Z, 5, 3, 2", "22:00Z, 06:00Z, 7, 2, 5"})
        void givesLeftoversToTheLargestRemainder(String from, String to, int count, int first, int second) {
            Sample sample = phone("p")
                    .at("2026-05-04T" + from, "2026-05-05T" + to)
                    .steps(count)
                    .build();
            int date = (int) MAY_4.toEpochDay();
            assertThat(Split.onDate(sample, date)).isEqualTo(first);
            assertThat(Split.onDate(sample, date + 1)).isEqualTo(second);
        }

        /** 4.4: six hours are a record in slots, a minute more is day evidence. */
        @ParameterizedTest
        @CsvSource({"12:00, 0", "12:01, 1"})
        void beginsAboveSixHours(String end, int lines) {
            TestDay day = TestDay.dayWith(watch("w").at("06:00", end).steps(6000));
            assertThat(day.total()).isEqualTo(6000);
            assertThat(day.reader.result().getAdjustmentsCount()).isEqualTo(lines);
        }

        /** 4.7: a daily total replaces the device's long records. */
        @Test
        void takesADailyTotalForLongRecords() {
            TestDay day = TestDay.dayWith(phone("p").at("00:00", "20:00").steps(7000), phoneTotal(6500));
            assertThat(day.total()).isEqualTo(6500);
            assertThat(lines(day)).containsExactly("6500 REMAINDER phone of 6500");
        }

        /** 4.7: of overlapping ones the largest stays; those apart add up. */
        @Test
        void keepsTheLargestOfOverlappingRecords() {
            TestDay day = TestDay.dayWith(
                    phone("a").at("00:00", "08:00").steps(1000),
                    phone("b").at("07:00", "15:00").steps(3000),
                    phone("c").at("15:00", "22:00").steps(2000));
            assertThat(day.total()).isEqualTo(5000);
            assertThat(lines(day)).containsExactly("5000 REMAINDER phone of 5000");
        }

        /** An app that makes a new daily total with every sync says one day, not several. */
        @Test
        void keepsTheLargestOfTwoDailyTotals() {
            TestDay day = TestDay.dayWith(phoneTotal(900), phoneTotal(1500).id("other"));
            assertThat(day.total()).isEqualTo(1500);
        }

        /** 4.7: known is the device's own slot sum, won or lost. */
        @Test
        void knowsTheDevicesOwnSlotsAlsoWhereTheyLost() {
            TestDay day = TestDay.dayWith(
                    watch("w").slot(40).steps(900), phone("p").slot(40).steps(1000), phoneTotal(1300));
            assertThat(day.total()).isEqualTo(900 + 300);
        }

        /** Zeros of a phone on the table are no slots that say anything: the watch's steps are known. */
        @Test
        void knowsWhatCountsWhereTheDeviceSaysNothing() {
            TestDay day = TestDay.dayWith(
                    watch("w").slot(40).steps(500), phone("p").slot(40).steps(0), phoneTotal(4857));
            assertThat(day.total()).isEqualTo(4857);
        }

        /** 6.2, 9.4: the goal is reached by the total, and nobody is pushed because of a remainder. */
        @ParameterizedTest
        @CsvSource({"4857, true", "900, false"})
        void judgesTheGoalByTheWholeTotal(int goal, boolean withoutNewSteps) {
            TestDay day = new TestDay().goal(goal);
            day.upload(
                    watch("w").slot(40).steps(900),
                    phone("p").at("00:00", "23:59").steps(4857));
            assertThat(day.events(DayGoalReached.class))
                    .singleElement()
                    .satisfies(
                            reached -> assertThat(reached.getWithoutNewSteps()).isEqualTo(withoutNewSteps));
        }
    }

    @Nested
    class Deciding {

        /** 4.7: as 4.1 says, among those with at least half of the largest. */
        @ParameterizedTest
        @CsvSource({"5000, 10000, 5000", "4999, 10000, 10000", "9000, 3000, 9000"})
        void letsThePreferredDeviceDecideWithHalfOfTheLargest(int watch, int phone, int total) {
            TestDay day = TestDay.dayWith(dailyTotal("w", MAY_4, watch), phoneTotal(phone));
            assertThat(day.total()).isEqualTo(total);
            assertThat(lines(day)).hasSize(2);
        }

        @Test
        void followsTheWalkersPreference() {
            TestDay day = TestDay.dayWith(dailyTotal("w", MAY_4, 6000), phoneTotal(5000));
            assertThat(day.total()).isEqualTo(6000);
            assertThat(lines(day))
                    .containsExactly("0 REMAINDER phone of 5000 NOT_PREFERRED", "6000 REMAINDER watch of 6000");
            day.preference("phone").review();
            assertThat(day.total()).isEqualTo(5000);
            assertThat(lines(day))
                    .containsExactly("5000 REMAINDER phone of 5000", "0 REMAINDER watch of 6000 NOT_PREFERRED");
        }

        /** 4.7: same class: larger E, then lower id. */
        @ParameterizedTest
        @CsvSource({"4100, 4300, b, SMALLER_SUM", "4300, 4300, a, HIGHER_DEVICE_ID"})
        void ranksWithinAClassBySumThenId(int a, int b, String winner, String why) {
            SampleBuilder fromA = dailyTotal("t", MAY_4, a).by("a", DeviceKind.DEVICE_KIND_WATCH);
            SampleBuilder fromB = dailyTotal("t", MAY_4, b).by("b", DeviceKind.DEVICE_KIND_WATCH);
            for (TestDay day : List.of(TestDay.dayWith(fromA, fromB), TestDay.dayWith(fromB, fromA))) {
                assertThat(day.total()).isEqualTo(4300);
                assertThat(lines(day)).anyMatch(line -> line.startsWith("4300 REMAINDER " + winner));
                assertThat(lines(day)).anyMatch(line -> line.endsWith(why));
            }
        }
    }

    @Nested
    class EnteringByHand {

        /** 4.6: without times it counts on its date, in the total and not on boards (P9). */
        @Test
        void countsADailyTotalByHandOnItsDate() {
            TestDay day = TestDay.dayWith(watch("w").slot(40).steps(900), manualTotal("m", 2000));
            assertThat(day.total()).isEqualTo(2900);
            assertThat(day.ranked()).isEqualTo(900);
            assertThat(day.reader.result().getManual()).isEqualTo(2000);
            assertThat(lines(day)).containsExactly("2000 MANUAL_DAY manual of 2000 P9_MANUAL");
            assertThat(day.reload().explanation()).isEqualTo(day.explanation());
        }

        /** 4.6, P1: start = end. */
        @Test
        void countsAnEntryWithoutALength() {
            var day = new TestDay();
            assertThat(day.one(manual("m").at("10:00", "10:00").steps(500)).status())
                    .isEqualTo(ItemStatus.RECORDED);
            assertThat(day.total()).isEqualTo(500);
            assertThat(onlyLine(day).getReason()).isEqualTo(Reason.REASON_MANUAL_DAY);
            assertThat(day.one(manual("n").at("10:01", "10:00").steps(500)).reason())
                    .isEqualTo(ReasonWord.P1_END_NOT_AFTER_START);
            assertThat(day.one(watch("w").at("10:00", "10:00").steps(500)).reason())
                    .isEqualTo(ReasonWord.P1_END_NOT_AFTER_START);
            assertThat(day.one(manual("c").at("10:00", "10:00").coverage()).reason())
                    .isEqualTo(ReasonWord.P1_END_NOT_AFTER_START);
        }

        @Test
        void addsBesideARemainder() {
            TestDay day = TestDay.dayWith(phoneTotal(5000), manualTotal("m", 300), manualTotal("n", 200));
            assertThat(day.total()).isEqualTo(5500);
            assertThat(day.ranked()).isEqualTo(5000);
            day.delete(manualTotal("n", 200).tombstone());
            assertThat(day.total()).isEqualTo(5300);
        }
    }

    @Nested
    class Limiting {

        /** P1: day evidence may end with the local date of its start. */
        @ParameterizedTest
        @CsvSource({
            "2026-05-04T00:00Z, 2026-05-05T00:00Z, RECORDED",
            "2026-05-04T00:00Z, 2026-05-04T23:59Z, RECORDED",
            "2026-05-04T02:00Z, 2026-05-05T00:00:00.001Z, REJECTED",
            "2026-05-04T10:05:00.001Z, 2026-05-04T20:00Z, REJECTED",
            "2026-05-04T06:00Z, 2026-05-04T12:00Z, REJECTED"
        })
        void takesTodaysRecordWithAnEndStillToCome(String from, String to, ItemStatus status) {
            var day = new TestDay().now("2026-05-04T10:00:00Z");
            assertThat(day.one(phone("p").at(from, to).steps(100)).status()).isEqualTo(status);
        }

        /** P6 judges the day. */
        @ParameterizedTest
        @CsvSource({"60000, 60000, 60000, 0", "60001, 60001, 0, 0", "150000, 150000, 0, 0", "150001, 0, 0, 150001"})
        void judgesRemaindersWithTheirDay(int steps, int total, int ranked, int held) {
            TestDay day = TestDay.dayWith(
                    phoneTotal(steps - 1000), watch("w").slot(40).steps(400), manualTotal("m", 1000));
            assertThat(day.total()).isEqualTo(total);
            assertThat(day.ranked()).isEqualTo(ranked == 0 ? 0 : ranked - 1000);
            assertThat(day.quarantined()).isEqualTo(held);
            day.reader.addsUp();
            assertThat(day.reload().explanation()).isEqualTo(day.explanation());
        }

        /** 5.1: what was held of a whole day is granted with it. */
        @Test
        void grantsWhatWasHeldBesideTheSlots() {
            TestDay day = TestDay.dayWith(phoneTotal(150_001));
            assertThat(day.total()).isZero();
            day.reload().release();
            assertThat(day.total()).isEqualTo(150_001);
            assertThat(day.ranked()).isEqualTo(150_001);
            day.reload().upload(watch("w").slot(40).steps(100));
            assertThat(day.total()).isEqualTo(150_001);
            assertThat(day.ranked()).isEqualTo(150_001);
            day.reader.addsUp();
        }

        /** P2: a device's record of 60 s up, however long. */
        @Test
        void holdsALongRecordThatIsTooFast() {
            var day = new TestDay();
            SampleBuilder tooFast = phone("p").at("00:00", "07:00").steps(126_001);
            assertThat(day.one(tooFast).status()).isEqualTo(ItemStatus.QUARANTINED);
            assertThat(day.total()).isZero();
            assertThat(day.quarantined()).isEqualTo(126_001);
            assertThat(lines(day)).containsExactly("0 REMAINDER phone of 126001 held 126001 P2_CADENCE");
            day.reload().release();
            assertThat(day.total()).isEqualTo(126_001);
            day.reader.addsUp();
        }

        /** A remainder does not bring back what is held of the same device. */
        @Test
        void leavesHeldStepsHeld() {
            TestDay day = TestDay.dayWith(watch("fast").at("10:00", "10:02").steps(700), dailyTotal("t", MAY_4, 700));
            assertThat(day.total()).isZero();
            assertThat(day.quarantined()).isEqualTo(700);
            day.release();
            assertThat(day.total()).isEqualTo(700);
        }
    }

    /** Events of before remainders were counted say what they said; the next evidence decides anew. */
    @Test
    void readsEarlierDailyTotalsAsTheyWereToldUntilNewEvidenceComes() {
        TestDay day = TestDay.dayWith(theTable());
        day.upload(dailyTotal("total", MAY_4, 4100));
        var before = new ArrayList<>(day.events);
        day.events.replaceAll(Earlier::withoutRemainders);
        day.reload();
        day.changeGoal(9_000);
        assertThat(day.total()).isEqualTo(4700);
        day.upload(watch("late").slot(80).steps(0));
        assertThat(day.total()).isEqualTo(4901);
        assertThat(before).isNotEmpty();
    }
}
