package com.firewalker.command.steps;

import static com.firewalker.command.steps.SampleBuilder.phone;
import static com.firewalker.command.steps.SampleBuilder.watch;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.events.v1.DeviceKind;
import com.firewalker.events.v1.Reason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** domain-rules.md 4.1, 4.3 and 4.4: which of several devices counts. */
class MergeTest {

    /** The table of 4.4. */
    static SampleBuilder[] theTable() {
        var samples = new ArrayList<SampleBuilder>();
        samples.add(watch("w1").at("10:00", "10:15").steps(900));
        samples.add(watch("w2").at("10:15", "10:30").steps(500));
        samples.add(watch("w3").at("10:30", "10:45").steps(499));
        samples.add(watch("w4").at("11:00", "12:00").steps(2000));
        samples.add(phone("p1").at("10:00", "10:15").steps(1000));
        samples.add(phone("p2").at("10:15", "10:30").steps(1000));
        samples.add(phone("p3").at("10:30", "10:45").steps(1000));
        samples.add(phone("p4").at("10:45", "11:00").steps(300));
        samples.add(phone("p5").at("11:00", "11:15").steps(100));
        samples.add(phone("p6").at("11:15", "11:30").steps(1200));
        samples.add(phone("p7").at("11:30", "11:45").steps(700));
        samples.add(phone("p8").at("11:45", "12:00").steps(300));
        return samples.toArray(SampleBuilder[]::new);
    }

    @Nested
    class SlotRuling {

        @ParameterizedTest
        @CsvSource({
            "10:00, 900, '900 by watch PREFERRED [phone 1000 NOT_PREFERRED, watch 900 PREFERRED]'",
            "10:15, 500, '500 by watch PREFERRED [phone 1000 NOT_PREFERRED, watch 500 PREFERRED]'",
            "10:30, 1000, '1000 by phone PREFERRED [phone 1000 PREFERRED, watch 499 BELOW_HALF]'",
            "10:45, 300, '300 by phone ONLY_SOURCE [phone 300 ONLY_SOURCE]'",
            "11:15, 500, '500 by watch PREFERRED block 44+4 [phone 1200 NOT_PREFERRED, watch 500 PREFERRED]'"
        })
        void decidesTheTable(String slot, int counted, String line) {
            TestDay day = TestDay.dayWith(theTable());
            assertThat(day.reader.slot(slot).getSteps()).isEqualTo(counted);
            assertThat(day.reader.line(slot)).endsWith(line);
        }

        /** 11.1: 9499 - 4799 - 0 + 0 = 4700. */
        @Test
        void addsTheTableUp() {
            TestDay day = TestDay.dayWith(theTable());
            assertThat(day.total()).isEqualTo(4700);
            assertThat(day.reader.result().getEvidence()).isEqualTo(9499);
            assertThat(day.reader.result().getSetAside()).isEqualTo(4799);
            day.reader.addsUp();
        }

        /** 11.2: the phone's 10:30 deleted: 4199. */
        @Test
        void fallsBackToTheWatchWhenThePhonesSlotIsDeleted() {
            TestDay day = TestDay.dayWith(theTable());
            day.delete(phone("p3").at("10:30", "10:45").tombstone());
            assertThat(day.total()).isEqualTo(4199);
        }

        /** 4.1: within a class the larger sum, then the lower id; never who came first. */
        @ParameterizedTest
        @CsvSource({
            "410, 430, b, LARGER_SUM",
            "430, 430, a, LOWER_DEVICE_ID",
            "430, 410, a, LARGER_SUM",
            "430, 100, a, LARGER_SUM"
        })
        void ranksWithinAClassBySumThenId(int a, int b, String winner, String reason) {
            SampleBuilder fromA =
                    watch("s").by("a", DeviceKind.DEVICE_KIND_WATCH).slot(40).steps(a);
            SampleBuilder fromB =
                    watch("s").by("b", DeviceKind.DEVICE_KIND_WATCH).slot(40).steps(b);
            for (TestDay day : List.of(TestDay.dayWith(fromA, fromB), TestDay.dayWith(fromB, fromA))) {
                assertThat(day.reader.line("10:00")).contains("by " + winner + " " + reason);
            }
        }

        /** 4.1: watch, band, ring, phone, other. */
        @Test
        void ranksClassesFromWatchToOther() {
            var kinds = List.of(
                    DeviceKind.DEVICE_KIND_OTHER,
                    DeviceKind.DEVICE_KIND_PHONE,
                    DeviceKind.DEVICE_KIND_RING,
                    DeviceKind.DEVICE_KIND_BAND,
                    DeviceKind.DEVICE_KIND_WATCH);
            var day = new TestDay();
            for (DeviceKind kind : kinds) {
                day.upload(watch("s").by("d" + kind.getNumber(), kind).slot(40).steps(100 + kind.getNumber()));
                assertThat(day.reader.slot("10:00").getSteps()).isEqualTo(100 + kind.getNumber());
            }
        }

        /** 4.1: the walker's own order comes before the classes. */
        @Test
        void followsTheWalkersPreference() {
            TestDay day = TestDay.dayWith(theTable());
            day.preference("phone").review();
            assertThat(day.total()).isEqualTo(5600);
            assertThat(day.reader.slot("10:00").getReason()).isEqualTo(Reason.REASON_PREFERRED);
            day.preference().review();
            assertThat(day.total()).isEqualTo(4700);
        }

        /** 4.1: a device is what its walker's own stream says, whatever its samples say. */
        @Test
        void takesTheKindThatTheWalkerSays() {
            SampleBuilder other =
                    watch("s").by("x", DeviceKind.DEVICE_KIND_OTHER).slot(40).steps(80);
            SampleBuilder phone = phone("p").slot(40).steps(100);
            assertThat(TestDay.dayWith(other, phone).total()).isEqualTo(100);
            TestDay said = new TestDay().kind("x", DeviceKind.DEVICE_KIND_WATCH);
            said.upload(other, phone);
            assertThat(said.total()).isEqualTo(80);
        }

        @Test
        void takesTheBetterKindWhereADeviceCallsItselfTwo() {
            SampleBuilder other =
                    watch("s1").by("x", DeviceKind.DEVICE_KIND_OTHER).slot(40).steps(80);
            SampleBuilder same =
                    watch("s2").by("x", DeviceKind.DEVICE_KIND_WATCH).slot(41).steps(80);
            SampleBuilder phone = phone("p").slot(40).steps(100);
            assertThat(TestDay.dayWith(other, phone).total()).isEqualTo(100);
            assertThat(TestDay.dayWith(other, phone, same).total()).isEqualTo(160);
            assertThat(TestDay.dayWith(same, phone, other).total()).isEqualTo(160);
        }
    }

    @Nested
    class Blocking {

        /** 4.4: overlapping blocks of two devices unite; one decision for all. */
        @Test
        void unitesOverlappingBlocks() {
            TestDay day = TestDay.dayWith(
                    watch("w").at("10:00", "11:00").steps(400),
                    phone("p").at("10:45", "11:45").steps(1000));
            assertThat(day.total()).isEqualTo(1000);
            assertThat(day.reader.slot("10:00").getSteps()).isZero();
            assertThat(day.reader.line("11:30")).contains("block 40+7");
        }

        /** 4.4: an hour record that loses to its own minutes leaves each slot to be decided alone. */
        @Test
        void unitesNothingByACoarseRecordThatIsSetAside() {
            TestDay day = TestDay.dayWith(
                    watch("hour").at("10:00", "11:00").steps(400),
                    watch("w1").at("10:00", "10:15").steps(500),
                    phone("p1").at("10:15", "10:30").steps(900));
            assertThat(day.reader.line("10:00")).contains("500 by watch").doesNotContain("block");
            assertThat(day.reader.line("10:15")).contains("900 by phone").doesNotContain("block");
            assertThat(day.total()).isEqualTo(1400);
        }

        /** 4.4: a record of just 15 minutes is fine, a minute more makes a block. */
        @Test
        void makesABlockFromMoreThanAQuarterHour() {
            assertThat(TestDay.dayWith(watch("w").at("10:05", "10:20").steps(10))
                            .reader
                            .line("10:00"))
                    .doesNotContain("block");
            assertThat(TestDay.dayWith(watch("w").at("10:05", "10:21").steps(10))
                            .reader
                            .line("10:00"))
                    .contains("block 40+2");
        }
    }
}
