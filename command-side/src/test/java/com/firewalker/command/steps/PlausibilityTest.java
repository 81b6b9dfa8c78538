package com.firewalker.command.steps;

import static com.firewalker.command.steps.SampleBuilder.dailyTotal;
import static com.firewalker.command.steps.SampleBuilder.manual;
import static com.firewalker.command.steps.SampleBuilder.phone;
import static com.firewalker.command.steps.SampleBuilder.watch;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.steps.sample.ItemResult;
import com.firewalker.command.steps.sample.ItemStatus;
import com.firewalker.command.steps.sample.Sample;
import com.firewalker.command.steps.sample.SampleValidation;
import com.firewalker.events.v1.DayReviewed;
import com.firewalker.events.v1.Reason;
import com.firewalker.proto.ReasonWord;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** domain-rules.md 5: each limit beside its twin one step further. */
@Tag("S20")
class PlausibilityTest {

    private static TestDay slots(int from, int count, int steps) {
        var samples = new ArrayList<Sample>();
        for (int i = from; i < from + count; i++) {
            samples.add(watch("s" + i).slot(i).steps(steps).build());
        }
        var day = new TestDay();
        day.upload(samples);
        return day;
    }

    private static TestDay minutes(int count, IntUnaryOperator steps) {
        var samples = new ArrayList<Sample>();
        for (int i = 0; i < count; i++) {
            samples.add(watch("m" + i).minute(i).steps(steps.applyAsInt(i)).build());
        }
        var day = new TestDay();
        day.upload(samples);
        return day;
    }

    @ParameterizedTest
    @CsvSource({
        "10:00, 10:15, 0, RECORDED, ",
        "10:00, 10:15, -1, REJECTED, p1-count-negative",
        "10:00, 10:00:01, 1000000, RECORDED, ",
        "10:00, 10:00:01, 1000001, REJECTED, p1-count-too-large",
        "10:00, 10:00, 5, REJECTED, p1-end-not-after-start",
        "10:15, 10:00, 5, REJECTED, p1-end-not-after-start",
        "10:00, 10:00:00.001, 5, RECORDED, ",
        "2026-05-04T10:00Z, 2026-05-05T10:00Z, 5, RECORDED, ",
        "2026-05-04T10:00Z, 2026-05-05T10:00:00.001Z, 5, REJECTED, p1-longer-than-24-hours"
    })
    void p1RejectsTheImpossible(String from, String to, int count, ItemStatus status, String reason) {
        ItemResult result = new TestDay().one(watch("s").at(from, to).steps(count));
        assertThat(result.status()).isEqualTo(status);
        assertThat(Objects.toString(result.reason(), null)).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({"10:05:00, RECORDED", "10:05:00.001, REJECTED"})
    void p1RejectsTheFutureBeyondFiveMinutes(String end, ItemStatus status) {
        var day = new TestDay().now("2026-05-04T10:00:00Z");
        assertThat(day.one(watch("s").at("09:55", end).steps(5)).status()).isEqualTo(status);
    }

    @Test
    void p1RejectsATotalOfADateThatBeganNowhere() {
        var day = new TestDay().now("2026-05-03T10:00:00Z");
        assertThat(day.one(dailyTotal("t", SampleBuilder.MAY_4, 5)).status()).isEqualTo(ItemStatus.RECORDED);
        day.now("2026-05-03T09:59:00Z");
        assertThat(day.one(dailyTotal("u", SampleBuilder.MAY_4, 5)).status()).isEqualTo(ItemStatus.REJECTED);
    }

    @ParameterizedTest
    @CsvSource({
        "10:02, 600, RECORDED, 600, 0",
        "10:02, 601, QUARANTINED, 0, 601",
        "10:01, 300, RECORDED, 300, 0",
        "10:01, 301, QUARANTINED, 0, 301",
        "10:00:59, 5000, RECORDED, 5000, 0"
    })
    void p2HoldsRecordsAbove300AMinute(String end, int steps, ItemStatus status, int total, int held) {
        var day = new TestDay();
        assertThat(day.one(watch("s").at("10:00", end).steps(steps)).status()).isEqualTo(status);
        assertThat(day.total()).isEqualTo(total);
        assertThat(day.quarantined()).isEqualTo(held);
        day.reader.addsUp();
    }

    /** P2 judges before merging: the other device counts as if the held record were not there. */
    @Test
    void p2LeavesTheMergingToTheOthers() {
        TestDay day = TestDay.dayWith(
                watch("w").at("10:00", "10:02").steps(601),
                phone("p").at("10:00", "10:15").steps(90));
        assertThat(day.total()).isEqualTo(90);
        assertThat(day.reader.line("10:00")).contains("watch 601 P2_CADENCE");
    }

    @ParameterizedTest
    @CsvSource({"3300, 3300", "3301, 0"})
    void p3KeepsASlotAbove3300OffTheBoards(int steps, int ranked) {
        TestDay day = slots(40, 1, steps);
        assertThat(day.total()).isEqualTo(steps);
        assertThat(day.ranked()).isEqualTo(ranked);
        assertThat(day.reader.slot("10:00").getFlagsList().contains(Reason.REASON_P3_SLOT))
                .isEqualTo(ranked == 0);
    }

    @ParameterizedTest
    @CsvSource({"3000, 12000", "3001, 0"})
    void p4KeepsFourSlotsAbove12000OffTheBoards(int steps, int ranked) {
        TestDay day = slots(40, 4, steps);
        assertThat(day.total()).isEqualTo(4 * steps);
        assertThat(day.ranked()).isEqualTo(ranked);
    }

    /** P4: four slots in a row; with a gap of one between them they are five. */
    @Test
    void p4LooksAtConsecutiveSlotsOnly() {
        TestDay day = slots(40, 3, 3001);
        day.upload(watch("later").slot(44).steps(3001));
        assertThat(day.ranked()).isEqualTo(4 * 3001);
        day.upload(watch("between").slot(43).steps(2998));
        assertThat(day.ranked()).isZero();
    }

    @Test
    void p4TouchesTheFourSlotsOnly() {
        TestDay day = slots(40, 4, 3001);
        day.upload(watch("apart").slot(60).steps(100));
        assertThat(day.ranked()).isEqualTo(100);
        assertThat(day.reader.result().getLastRankedSlot()).isEqualTo(96 * SampleBuilder.MAY_4.toEpochDay() + 60);
    }

    @ParameterizedTest
    @CsvSource({"2083, 49992, 0", "2084, 0, 50016"})
    void p5HoldsTwentyFourSlotsAbove50000(int steps, int total, int held) {
        TestDay day = slots(30, 24, steps);
        assertThat(day.total()).isEqualTo(total);
        assertThat(day.quarantined()).isEqualTo(held);
        day.reader.addsUp();
    }

    /** A held slot never goes to the runner-up. */
    @Test
    void p5GivesNothingToTheRunnerUp() {
        TestDay day = slots(30, 24, 2084);
        day.upload(phone("p").slot(35).steps(2000));
        assertThat(day.total()).isZero();
        assertThat(day.reader.slot("08:45").getHeld()).isEqualTo(2084);
    }

    private static TestDay dayOf(int steps) {
        var samples = new ArrayList<Sample>();
        int left = steps;
        for (int i = 0; i < 96; i++) {
            int share = left / (96 - i);
            samples.add(watch("s" + i).slot(i).steps(share).build());
            left -= share;
        }
        var day = new TestDay();
        day.upload(samples);
        return day;
    }

    @ParameterizedTest
    @CsvSource({"60000, 60000, 60000, 0", "60001, 60001, 0, 0", "150000, 150000, 0, 0", "150001, 0, 0, 150001"})
    void p6KeepsADayAbove60000OffTheBoardsAndHoldsOneAbove150000(int steps, int total, int ranked, int held) {
        TestDay day = dayOf(steps);
        assertThat(day.total()).isEqualTo(total);
        assertThat(day.ranked()).isEqualTo(ranked);
        assertThat(day.quarantined()).isEqualTo(held);
        assertThat(day.reader.result().getFlagsList().contains(Reason.REASON_P6_DAY))
                .isEqualTo(steps > 60_000);
        day.reader.addsUp();
    }

    /** P6 looks at the day before anything is held: 50016 are held by P5, 9985 more make it 60001. */
    @Test
    void p6CountsWhatP5Holds() {
        TestDay day = slots(0, 24, 2084);
        day.upload(
                watch("a").slot(60).steps(3000),
                watch("b").slot(70).steps(3000),
                watch("c").slot(80).steps(3000));
        day.upload(watch("d").slot(90).steps(984));
        assertThat(day.ranked()).isEqualTo(9984);
        day.upload(watch("d").version(2).slot(90).steps(985));
        assertThat(day.total()).isEqualTo(9985);
        assertThat(day.ranked()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1080, 10800", "1081, 0"})
    void p7KeepsADayOfMoreThan1080ActiveMinutesOffTheBoards(int active, int ranked) {
        TestDay day = minutes(active, minute -> 10);
        assertThat(day.total()).isEqualTo(10 * active);
        assertThat(day.ranked()).isEqualTo(ranked);
    }

    /** P7 counts minutes of records up to 60 s, with steps. */
    @Test
    void p7SeesMinuteRecordsWithStepsOnly() {
        assertThat(minutes(1200, minute -> minute % 10 == 9 ? 0 : 10).ranked()).isEqualTo(10_800);
        assertThat(slots(0, 96, 100).ranked()).isEqualTo(9_600);
    }

    @ParameterizedTest
    @CsvSource({
        "60, 98, 102, false",
        "60, 99, 101, true",
        "59, 99, 101, false",
        "60, 59, 59, false",
        "60, 60, 60, true",
        "90, 100, 100, true"
    })
    void p8FlagsAnHourTooEvenToBeWalked(int minutes, int even, int odd, boolean flagged) {
        TestDay day = minutes(minutes, minute -> minute % 2 == 0 ? even : odd);
        assertThat(day.reader.result().getFlagsList().contains(Reason.REASON_P8_MONOTONE))
                .isEqualTo(flagged);
        assertThat(day.ranked()).isEqualTo(day.total());
    }

    /** P8: the standard deviation is below 1.5, not at it: half 100, half 103. */
    @Test
    void p8AllowsADeviationOfOneAndAHalf() {
        assertThat(minutes(60, minute -> minute % 2 == 0 ? 100 : 103)
                        .reader
                        .result()
                        .getFlagsList())
                .isEmpty();
    }

    /** P9: 23000 by hand are in the total, not on the boards; a board may add up to 20000 of them. */
    @Test
    void p9KeepsManualEntriesOffTheBoards() {
        var day = new TestDay();
        for (int i = 0; i < 23; i++) {
            day.upload(manual("m" + i).at(time(i), time(i + 1)).steps(1000));
        }
        assertThat(day.total()).isEqualTo(23_000);
        assertThat(day.ranked()).isZero();
        assertThat(day.reader.result().getManual()).isEqualTo(23_000);
        assertThat(day.reader.slot("10:00").getFlagsList()).containsExactly(Reason.REASON_P9_MANUAL);
    }

    private static String time(int hour) {
        return "%02d:00".formatted(hour);
    }

    /** 5.1: 4000 with 700 held; released: 4700. Each outcome carries its rule and the policy's version. */
    @Test
    void releaseGivesWhatAcceptanceWouldHave() {
        TestDay day = TestDay.dayWith(
                watch("a").at("10:00", "10:15").steps(3000),
                watch("b").at("10:15", "10:30").steps(1000),
                watch("c").at("11:00", "11:02").steps(700));
        assertThat(day.total()).isEqualTo(4000);
        assertThat(day.quarantined()).isEqualTo(700);
        assertThat(day.reader.result().getPolicyVersion()).isEqualTo(1);
        day.reload().release();
        assertThat(day.total()).isEqualTo(4700);
        assertThat(day.ranked()).isEqualTo(4700);
        assertThat(day.quarantined()).isZero();
        day.reader.addsUp();
        int events = day.events.size();
        day.reload().release();
        assertThat(day.events).hasSize(events);
    }

    /** 5.1: 999000 in one minute afterwards: held, and its status says so. */
    @Test
    void releaseOpensTheDayForNothingLater() {
        TestDay day = dayWith700Held();
        day.release();
        assertThat(day.one(watch("d").at("12:00", "12:01").steps(999_000)).status())
                .isEqualTo(ItemStatus.QUARANTINED);
        assertThat(day.total()).isEqualTo(4_700);
        assertThat(day.quarantined()).isEqualTo(999_000);
        day.reader.addsUp();
        assertThat(day.reload().one(watch("e").at("12:02", "12:03").steps(301)).status())
                .isEqualTo(ItemStatus.QUARANTINED);
    }

    private static TestDay dayWith700Held() {
        return TestDay.dayWith(
                watch("a").at("10:00", "10:15").steps(3000),
                watch("b").at("10:15", "10:30").steps(1000),
                watch("c").at("11:00", "11:02").steps(700));
    }

    /** 5.1: to what the day held at the granted position, nothing later. */
    @Test
    void releaseAtAPositionLeavesWhatCameAfterIt() {
        TestDay day = dayWith700Held();
        int appealed = day.events.size();
        day.upload(watch("d").at("12:00", "12:02").steps(900));
        day.reload().releaseWhatWasHeldAfter(appealed);
        assertThat(day.total()).isEqualTo(4_700);
        assertThat(day.quarantined()).isEqualTo(900);
    }

    @Test
    void releaseIsOfAVersionAndOfNoLaterOne() {
        TestDay day = dayWith700Held();
        int appealed = day.events.size();
        day.upload(watch("c").version(2).at("11:00", "11:02").steps(5_000));
        day.releaseWhatWasHeldAfter(appealed);
        assertThat(day.total()).isEqualTo(4_000);
        day.release();
        assertThat(day.total()).isEqualTo(9_000);
        day.upload(watch("c").version(3).at("11:00", "11:02").steps(6_000));
        assertThat(day.total()).isEqualTo(4_000);
    }

    /** 5.1: total and ranked, and in no limit: a P5 window granted is ranked, and 24 slots beside it are judged alone. */
    @Test
    void whatIsGrantedIsRankedAndWeighsInNoLimit() {
        TestDay day = slots(0, 24, 2_084);
        day.release();
        assertThat(day.total()).isEqualTo(50_016);
        assertThat(day.ranked()).isEqualTo(50_016);
        var more = new ArrayList<Sample>();
        for (int i = 24; i < 48; i++) {
            more.add(watch("s" + i).slot(i).steps(2_083).build());
        }
        day.reload().upload(more);
        assertThat(day.total()).isEqualTo(50_016 + 49_992);
        assertThat(day.ranked()).isEqualTo(50_016 + 49_992);
        for (int slot = 60; slot < 92; slot += 8) {
            day.upload(watch("tail" + slot).slot(slot).steps(slot == 60 ? 2_503 : 2_502));
        }
        assertThat(day.ranked()).as("60,001 by later steps: P6").isEqualTo(50_016);
        day.reader.addsUp();
    }

    /** A slot that is granted in part: only what came later is held. */
    @Test
    void holdsInAGrantedSlotOnlyWhatCameLater() {
        TestDay day = new TestDay();
        day.upload(sevenMinutesOfEachSlot("g", 0));
        day.release();
        day.upload(sevenMinutesOfEachSlot("t", 7));
        assertThat(day.total()).isEqualTo(50_016);
        day.reader.addsUp();
        assertThat(day.reload().explanation()).isEqualTo(day.explanation());
    }

    /** P5 is broken by one more than 50,000 steps in 24 slots; P2 allows 300 a minute. */
    private static List<Sample> sevenMinutesOfEachSlot(String name, int fromMinute) {
        List<Sample> samples = new ArrayList<>();
        for (int slot = 0; slot < 24; slot++) {
            LocalTime start = LocalTime.MIDNIGHT.plusMinutes(15L * slot + fromMinute);
            samples.add(watch(name + slot)
                    .at(start.toString(), start.plusMinutes(7).toString())
                    .steps(2_084)
                    .build());
        }
        return samples;
    }

    /** Releases of before grants were listed let everything count that was held then. */
    @Test
    void readsAnEarlierReleaseAsAGrantOfAllThatWasHeld() {
        TestDay day = dayWith700Held();
        day.release();
        day.events.replaceAll(event -> event instanceof DayReviewed review
                ? review.toBuilder().clearGrants().build()
                : event);
        assertThat(day.reload().one(watch("d").at("12:00", "12:02").steps(900)).status())
                .isEqualTo(ItemStatus.QUARANTINED);
        assertThat(day.total()).isEqualTo(4_700);
    }

    /** 7.1 */
    @ParameterizedTest
    @CsvSource({
        "2025-03-30, false, RECORDED, ",
        "2025-03-29, false, REJECTED, older-than-400-days",
        "2025-03-29, true, RECORDED, ",
        "2011-12-29, true, RECORDED, "
    })
    void oldDaysNeedBackfill(java.time.LocalDate date, boolean backfill, ItemStatus status, String reason) {
        var day = new TestDay(date).now("2026-05-04T20:00:00Z");
        if (backfill) {
            day.backfill();
        }
        ItemResult result =
                day.one(watch("s").at(date + "T10:00Z", date + "T10:15Z").steps(10));
        assertThat(result.status()).isEqualTo(status);
        assertThat(Objects.toString(result.reason(), null)).isEqualTo(reason);
    }

    /** 7.1, 2.5: the date that a sample moves away from, or is deleted on, obeys the same age. */
    @ParameterizedTest
    @CsvSource({"400, false, true", "401, false, false", "401, true, true"})
    void datesOfMovesAndDeletionsObeyTheSameAge(int daysAgo, boolean backfill, boolean taken) {
        int today = 20_577;
        long now = today * 86_400_000L;
        assertThat(SampleValidation.refusalOfDate(today - daysAgo, now, today, backfill))
                .isEqualTo(taken ? null : ReasonWord.OLDER_THAN_400_DAYS);
    }
}
