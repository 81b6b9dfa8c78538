package com.firewalker.command.steps;

import static com.firewalker.command.steps.SampleBuilder.manual;
import static com.firewalker.command.steps.SampleBuilder.phone;
import static com.firewalker.command.steps.SampleBuilder.watch;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.steps.sample.ItemStatus;
import com.firewalker.events.v1.DeviceKind;
import com.firewalker.events.v1.SampleMethod;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** domain-rules.md 4.5 and 4.6: coverage, and what walkers enter by hand. */
class WornAndManualTest {

    @Nested
    class Covering {

        /** 4.5 */
        @Test
        void neverLetsCoverageWin() {
            TestDay day = TestDay.dayWith(
                    watch("worn").at("10:00", "11:00").coverage(),
                    phone("p").at("10:00", "10:15").steps(40));
            assertThat(day.total()).isEqualTo(40);
            assertThat(day.reader.line("10:00"))
                    .endsWith("40 by phone ONLY_SOURCE [phone 40 ONLY_SOURCE, watch 0 COVERED_ZERO]");
        }

        @Test
        void tellsATrueZeroFromNoData() {
            TestDay day = TestDay.dayWith(watch("worn").at("10:00", "10:30").coverage());
            assertThat(day.reader.slotCount()).isEqualTo(2);
            assertThat(day.reader.line("10:15")).endsWith("0 by nobody COVERED_ZERO [watch 0 COVERED_ZERO]");
        }
    }

    @Nested
    class EnteringByHand {

        /** 4.6: manual 3000 at 10:00-11:00, watch 400 in slot 10:00: 400 + 3 * 750. */
        @Test
        void countsOnlyWhereNoDeviceIs() {
            TestDay day = TestDay.dayWith(
                    manual("m").at("10:00", "11:00").steps(3000),
                    watch("w").at("10:00", "10:15").steps(400));
            assertThat(day.total()).isEqualTo(2650);
            assertThat(day.ranked()).isEqualTo(400);
            assertThat(day.reader.line("10:00")).contains("manual 750 DEVICE_PRESENT");
            assertThat(day.reader.line("10:15")).contains("750 by manual MANUAL_ENTRY ranked 0");
        }

        /** 4.6: manual is what says so by kind or by method. */
        @Test
        void isWhatSaysSoByKindOrByMethod() {
            SampleBuilder byMethod =
                    phone("m").method(SampleMethod.SAMPLE_METHOD_MANUAL).at("10:00", "11:00");
            SampleBuilder byKind = watch("m")
                    .by("entry", DeviceKind.DEVICE_KIND_MANUAL)
                    .method(SampleMethod.SAMPLE_METHOD_AUTOMATIC)
                    .at("10:00", "11:00");
            for (SampleBuilder entry : List.of(byMethod, byKind)) {
                TestDay day = TestDay.dayWith(
                        entry.steps(3000), watch("w").at("10:00", "10:15").steps(400));
                assertThat(day.total()).isEqualTo(2650);
                assertThat(day.ranked()).isEqualTo(400);
            }
        }

        @Test
        void yieldsToCoverageAndToAZero() {
            assertThat(TestDay.dayWith(
                                    manual("m").at("10:00", "10:30").steps(200),
                                    watch("w").at("10:00", "10:15").coverage())
                            .total())
                    .isEqualTo(100);
            assertThat(TestDay.dayWith(
                                    manual("m").at("10:00", "10:30").steps(200),
                                    watch("w").at("10:00", "10:15").steps(0))
                            .total())
                    .isEqualTo(100);
        }

        /** 4.6: a phone on the table (zeros) is not present: 3000. */
        @Test
        void countsBesideAPhoneOnTheTable() {
            TestDay day = TestDay.dayWith(
                    manual("m").at("10:00", "11:00").steps(3000),
                    phone("p").at("10:00", "11:00").steps(0),
                    phone("q").at("10:00", "10:15").coverage());
            assertThat(day.total()).isEqualTo(3000);
            assertThat(day.reader.line("10:00")).contains("750 by manual", "phone 0 NO_STEPS");
            day.reader.addsUp();
        }

        /** 4.6: one step of a phone is a step. */
        @Test
        void yieldsToAPhoneWithSteps() {
            TestDay day = TestDay.dayWith(
                    manual("m").at("10:00", "11:00").steps(3000),
                    phone("p").at("10:00", "10:15").steps(1));
            assertThat(day.total()).isEqualTo(1 + 3 * 750);
        }

        /** 4.6: watch 400 held by P2: 0 in slot 10:00. */
        @Test
        void yieldsToStepsThatAreHeld() {
            TestDay day = TestDay.dayWith(
                    manual("m").at("10:00", "11:00").steps(3000),
                    watch("w").at("10:00", "10:01").steps(400));
            assertThat(day.total()).isEqualTo(3 * 750);
            assertThat(day.quarantined()).isEqualTo(400);
            assertThat(day.reader.line("10:00")).contains("manual 750 DEVICE_PRESENT");
            day.reader.addsUp();
        }

        /** P2 is about devices: nobody says how fast an entry by hand was walked. */
        @Test
        void isNotHeldForItsCadence() {
            assertThat(new TestDay()
                            .one(manual("m").at("10:00", "10:10").steps(6_000))
                            .status())
                    .isEqualTo(ItemStatus.RECORDED);
        }

        @Test
        void isOneSourceHoweverManyDevicesItComesFrom() {
            TestDay day = TestDay.dayWith(
                    manual("m").at("10:00", "10:10").steps(500),
                    manual("n")
                            .by("tablet", DeviceKind.DEVICE_KIND_MANUAL)
                            .at("10:05", "10:15")
                            .steps(400));
            assertThat(day.total()).isEqualTo(500);
        }

        @ParameterizedTest
        @CsvSource({"16:00, RECORDED", "16:01, REJECTED"})
        void isRejectedOverSixHours(String end, ItemStatus status) {
            assertThat(new TestDay()
                            .one(manual("m").at("10:00", end).steps(100))
                            .status())
                    .isEqualTo(status);
        }
    }
}
