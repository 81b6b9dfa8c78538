package com.firewalker.command.steps;

import static com.firewalker.command.steps.SampleBuilder.watch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.firewalker.command.steps.sample.ItemResult;
import com.firewalker.command.steps.sample.ItemStatus;
import com.firewalker.command.steps.sample.Sample;
import com.firewalker.events.v1.DayGoalLost;
import com.firewalker.events.v1.DayGoalReached;
import com.firewalker.events.v1.DayReviewed;
import com.firewalker.events.v1.StepsRecorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** domain-rules.md 6.1, 6.2, 9.1, 9.2, 9.4: a day's goal. */
class GoalOfDayTest {

    private static final int[] SLOTS = {40, 44, 48, 52, 56};

    private static TestDay dayWithSteps(int steps) {
        var day = new TestDay();
        int left = steps;
        for (int i = 0; i < SLOTS.length; i++) {
            int share = left / (SLOTS.length - i);
            day.upload(watch("s" + i).slot(SLOTS[i]).steps(share));
            left -= share;
        }
        return day;
    }

    /** 6.1: goal 8000, at 6000 steps 10000 may hold today. */
    @Test
    void mayChangeWhileTheGoalIsUnreached() {
        TestDay day = dayWithSteps(6_000);
        day.changeGoal(10_000);
        assertThat(day.reader.result().getGoal()).isEqualTo(10_000);
        day.upload(watch("more").slot(60).steps(2_500));
        assertThat(day.events(DayGoalReached.class)).isEmpty();
        day.upload(watch("most").slot(64).steps(1_500));
        assertThat(day.events(DayGoalReached.class))
                .singleElement()
                .satisfies(reached -> assertThat(reached.getGoal()).isEqualTo(10_000));
    }

    /** 6.1: at 8200: 409. */
    @ParameterizedTest
    @CsvSource({"7999, true", "8000, false", "8200, false"})
    void mayNotChangeOnceTheGoalIsReached(int steps, boolean accepted) {
        TestDay day = dayWithSteps(steps).reload();
        if (accepted) {
            day.changeGoal(10_000);
        } else {
            assertThatThrownBy(() -> day.changeGoal(10_000))
                    .isInstanceOf(DayRefused.class)
                    .extracting("code")
                    .isEqualTo("goal-already-reached");
        }
        assertThat(day.reader.result().getGoal()).isEqualTo(accepted ? 10_000 : 8_000);
    }

    @Test
    void changesOnceWhenAskedTwice() {
        TestDay day = dayWithSteps(100);
        day.changeGoal(5_000);
        int events = day.events.size();
        day.reload().changeGoal(5_000);
        assertThat(day.events).hasSize(events);
    }

    /** 6.7: the last piece of a command that is cut in two only repeats what the first one said. */
    @Test
    void isTakenWhenTheLastPieceChangesNothing() {
        var samples = new ArrayList<Sample>();
        for (int i = 0; i < 150; i++) {
            samples.add(watch("x".repeat(122) + (100 + i)).minute(i).steps(60).build());
        }
        samples.add(samples.get(0));
        var day = new TestDay();
        List<ItemResult> results = day.upload(samples);
        assertThat(results.get(150).status()).isEqualTo(ItemStatus.UNCHANGED);
        assertThat(day.events(StepsRecorded.class)).hasSize(1);
        assertThat(day.events(DayGoalReached.class))
                .singleElement()
                .satisfies(reached -> assertThat(reached.getTotal()).isEqualTo(9_000));
        day.upload(samples);
        assertThat(day.events(DayGoalReached.class)).hasSize(1);
    }

    @Test
    void mayBeSetOnADayWithoutSamples() {
        var day = new TestDay();
        day.changeGoal(12_000);
        assertThat(day.reader.result().getGoal()).isEqualTo(12_000);
        day.reload().upload(watch("s").slot(40).steps(100));
        assertThat(day.reader.result().getGoal()).isEqualTo(12_000);
    }

    @Test
    void isReachedWithoutNewStepsWhereALowerGoalIsMet() {
        TestDay day = dayWithSteps(6_000);
        day.changeGoal(5_000);
        assertThat(day.events(DayGoalReached.class))
                .singleElement()
                .satisfies(reached -> assertThat(reached.getWithoutNewSteps()).isTrue());
    }

    /** A day read from its events merges as before: the goal changes nothing else. */
    @Test
    void changesNoSlotOfADayWithAPreference() {
        var day = new TestDay().preference("phone");
        day.upload(MergeTest.theTable());
        day.reload().changeGoal(9_000);
        assertThat(day.total()).isEqualTo(5_600);
        assertThat(day.events(DayReviewed.class))
                .singleElement()
                .satisfies(
                        review -> assertThat(review.getResult().getSlotsList()).isEmpty());
    }

    /** 9.1: goal 10000: 9990, 10020, 9980, 10050: reached twice, lost once; the notice is for the date. */
    @Test
    void isReachedLostAndReachedAgain() {
        var day = new TestDay().goal(10_000);
        for (int i = 0; i < 3; i++) {
            day.upload(watch("base" + i).slot(40 + 8 * i).steps(3_000));
        }
        int[] rest = {990, 1_020, 980, 1_050};
        for (int i = 0; i < rest.length; i++) {
            day.upload(watch("rest").version(i).slot(80).steps(rest[i]));
        }
        assertThat(day.events(DayGoalReached.class))
                .extracting(DayGoalReached::getTotal)
                .containsExactly(10_020, 10_050);
        assertThat(day.events(DayGoalLost.class))
                .extracting(DayGoalLost::getTotal)
                .containsExactly(9_980);
    }

    @Test
    void isReachedOnceHoweverManyStepsFollow() {
        TestDay day = dayWithSteps(8_000);
        day.upload(watch("more").slot(70).steps(10));
        day.reload().upload(watch("most").slot(74).steps(10));
        assertThat(day.events(DayGoalReached.class)).hasSize(1);
    }

    @Test
    void isJudgedAgainByAReview() {
        TestDay day = dayWithSteps(9_000);
        day.goal(10_000).review();
        assertThat(day.events(DayGoalLost.class)).hasSize(1);
        int events = day.events.size();
        day.reload().review();
        assertThat(day.events).hasSize(events);
        day.goal(7_000).review();
        assertThat(day.reader.result().getGoalReached()).isTrue();
    }

    @Test
    void isNotJudgedOnADayThatNeverWas() {
        var day = new TestDay();
        day.review();
        day.release();
        assertThat(day.events).isEmpty();
    }

    /** 6.2: total, not ranked. */
    @Test
    void isComparedWithTheTotal() {
        var day = new TestDay().goal(10_004);
        for (int i = 0; i < 4; i++) {
            day.upload(watch("s" + i).slot(40 + i).steps(3_001));
        }
        assertThat(day.ranked()).isZero();
        assertThat(day.events(DayGoalReached.class)).hasSize(1);
    }

    /** 9.2, 3.4: 4 May ends 22:00Z in Berlin, whatever offset a device writes. */
    @Test
    void saysWhenTheLocalDayEnds() {
        var day = new TestDay().endsAt("2026-05-04T22:00:00Z").goal(100);
        day.upload(watch("s").at("2026-05-04T10:00Z", "2026-05-04T10:15Z").steps(100));
        assertThat(day.events(DayGoalReached.class))
                .singleElement()
                .satisfies(reached -> assertThat(Instant.ofEpochMilli(reached.getDayEndsAtMillis()))
                        .isEqualTo(Instant.parse("2026-05-04T22:00:00Z")));
    }
}
