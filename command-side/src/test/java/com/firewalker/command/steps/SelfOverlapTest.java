package com.firewalker.command.steps;

import static com.firewalker.command.steps.SampleBuilder.watch;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.steps.sample.Sample;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** domain-rules.md 4.2: what one device says twice counts once. */
class SelfOverlapTest {

    /** 4.2 */
    @Test
    void takesTheLargerOfOverlappingParts() {
        TestDay day = TestDay.dayWith(
                watch("a").at("10:00", "10:10").steps(500),
                watch("b").at("10:05", "10:15").steps(400));
        assertThat(day.total()).isEqualTo(500);
        assertThat(day.reader.line("10:00")).contains("watch 400 SELF_OVERLAP");
    }

    @Test
    void addsDisjointParts() {
        TestDay day = TestDay.dayWith(
                watch("a").at("10:00", "10:05").steps(200),
                watch("b").at("10:05", "10:15").steps(150));
        assertThat(day.total()).isEqualTo(350);
    }

    @Test
    void takesTheLowerIdOfEqualParts() {
        TestDay day = TestDay.dayWith(
                watch("b").at("10:00", "10:10").steps(100),
                watch("a").at("10:05", "10:15").steps(100),
                watch("c").at("10:10", "10:15").steps(30));
        assertThat(day.total()).isEqualTo(100);
    }

    /** The largest is taken first, so the small ones under it go, not it because of them. */
    @Test
    void takesTheLargestBeforeItsNeighbours() {
        TestDay day = TestDay.dayWith(
                watch("a").at("10:00", "10:06").steps(300),
                watch("b").at("10:05", "10:10").steps(400),
                watch("c").at("10:09", "10:15").steps(300));
        assertThat(day.total()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"100, 6000, 6000", "101, 6000, 6060", "90, 6000, 6000", "60, 6000, 6000"})
    void weighsAnHourRecordAgainstItsMinutes(int perMinute, int hour, int total) {
        var samples = new ArrayList<Sample>();
        samples.add(watch("hour").at("10:00", "11:00").steps(hour).build());
        for (int i = 0; i < 60; i++) {
            samples.add(watch("m" + i).minute(600 + i).steps(perMinute).build());
        }
        var day = new TestDay();
        day.upload(samples);
        assertThat(day.total()).isEqualTo(total);
        day.reader.addsUp();
    }

    @Test
    void keepsTheLargerOfOverlappingCoarseRecords() {
        TestDay day = TestDay.dayWith(
                watch("a").at("10:00", "11:00").steps(1000),
                watch("b").at("10:30", "11:30").steps(1200));
        assertThat(day.total()).isEqualTo(1200);
        assertThat(TestDay.dayWith(
                                watch("b").at("10:00", "11:00").steps(1000),
                                watch("a").at("10:30", "11:30").steps(1000))
                        .reader
                        .slot("11:15")
                        .getSteps())
                .isEqualTo(250);
    }

    @Test
    void leavesFinePartsBesideACoarseRecord() {
        TestDay day = TestDay.dayWith(
                watch("hour").at("10:05", "11:00").steps(1100),
                watch("before").at("10:00", "10:05").steps(100));
        assertThat(day.total()).isEqualTo(1200);
    }
}
