package com.firewalker.command.steps;

import static com.firewalker.command.steps.SampleBuilder.watch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.test.matchers.Matchers.exactSequenceOf;
import static org.axonframework.test.matchers.Matchers.messageWithPayload;
import static org.axonframework.test.matchers.Matchers.predicate;

import com.firewalker.command.steps.sample.Grant;
import com.firewalker.command.steps.sample.ItemStatus;
import com.firewalker.command.steps.sample.Sample;
import com.firewalker.command.steps.sample.SampleKey;
import com.firewalker.command.steps.sample.Spill;
import com.firewalker.command.walker.Timeline;
import com.firewalker.events.v1.DayGoalLost;
import com.firewalker.events.v1.DayGoalReached;
import com.firewalker.events.v1.DayReviewed;
import com.firewalker.events.v1.StepsRecorded;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every command accepted, refused, repeated; the rules themselves are in the tests of the decider. */
class StepDayTest {

    private static final String WALKER = TestDay.WALKER;
    private static final int DATE = (int) SampleBuilder.MAY_4.toEpochDay();
    private static final DaySettings SETTINGS = DaySettings.of(goal(8_000), SampleBuilder.MAY_4);

    private FixtureConfiguration<StepDay> day;

    @BeforeEach
    void anEmptyDay() {
        day = new AggregateTestFixture<>(StepDay.class);
        // A day keeps what it worked out and a day read from its events has yet to: TestDay.reload compares the two.
        day.setReportIllegalStateChange(false);
    }

    private static RecordSteps record(SampleBuilder... samples) {
        return RecordSteps.on(
                WALKER,
                DATE,
                Arrays.stream(samples).map(SampleBuilder::build).toList(),
                SETTINGS,
                TestDay.NOW.toEpochMilli(),
                DATE,
                false);
    }

    private static Timeline goal(int goal) {
        return Timeline.startingWith(ZoneOffset.UTC, goal);
    }

    private static DeleteSamples delete(SampleBuilder sample) {
        return DeleteSamples.on(WALKER, DATE, List.of(sample.tombstone()), SETTINGS);
    }

    private static SampleBuilder quarter(int steps) {
        return watch("s1").slot(40).steps(steps);
    }

    private static SampleBuilder[] over8000() {
        return new SampleBuilder[] {
            watch("a").slot(30).steps(3_000),
            watch("b").slot(40).steps(3_000),
            watch("c").slot(50).steps(2_200)
        };
    }

    private static void answers(ResultValidator<StepDay> result, ItemStatus status, int total) {
        result.expectSuccessfulHandlerExecution().expectResultMessageMatching(predicate(message -> {
            DayAnswer answer = (DayAnswer) message.getPayload();
            return answer.results().get(0).status() == status && answer.total() == total;
        }));
    }

    private static void says(ResultValidator<StepDay> result, Class<?>... events) {
        result.expectEventsMatching(exactSequenceOf(Arrays.stream(events)
                .map(type -> messageWithPayload(predicate(type::isInstance)))
                .toArray(org.hamcrest.Matcher[]::new)));
    }

    @Nested
    class Recording {

        @Test
        void recordsOnADayThatBegins() {
            ResultValidator<StepDay> result = day.givenNoPriorActivity().when(record(quarter(100)));
            answers(result, ItemStatus.RECORDED, 100);
            says(result, StepsRecorded.class);
        }

        @Test
        void rejectsWhatCannotBe() {
            ResultValidator<StepDay> result = day.givenCommands(record(quarter(100)))
                    .when(record(watch("s2").slot(41).steps(-1)));
            answers(result, ItemStatus.REJECTED, 100);
            result.expectNoEvents();
        }

        @Test
        void changesNothingWhenRepeated() {
            ResultValidator<StepDay> result =
                    day.givenCommands(record(quarter(100))).when(record(quarter(100)));
            answers(result, ItemStatus.UNCHANGED, 100);
            result.expectNoEvents();
        }

        @Test
        void reachesTheGoal() {
            says(day.givenNoPriorActivity().when(record(over8000())), StepsRecorded.class, DayGoalReached.class);
        }

        @Test
        void reachesTheGoalOnce() {
            says(
                    day.givenCommands(record(over8000()))
                            .when(record(watch("d").slot(60).steps(100))),
                    StepsRecorded.class);
        }

        @Test
        void doesNotBeginADayWithRejectionsOnly() {
            day.givenNoPriorActivity().when(record(quarter(-1))).expectNoEvents();
        }
    }

    @Nested
    class Deleting {

        /** domain-rules.md 11.3: whoever tells of a correction compares two totals of one event. */
        @Test
        void saysWhatTheTotalWasBefore() {
            day.givenCommands(record(quarter(100)))
                    .when(delete(quarter(100)))
                    .expectEventsMatching(exactSequenceOf(messageWithPayload(predicate((StepsRecorded event) ->
                            event.getTotalBefore() == 100 && event.getResult().getTotal() == 0))));
            day.givenNoPriorActivity()
                    .when(record(quarter(100)))
                    .expectEventsMatching(exactSequenceOf(
                            messageWithPayload(predicate((StepsRecorded event) -> !event.hasTotalBefore()))));
        }

        @Test
        void deletesAndLosesTheGoal() {
            ResultValidator<StepDay> result =
                    day.givenCommands(record(over8000())).when(delete(watch("a").slot(30)));
            answers(result, ItemStatus.DELETED, 5_200);
            says(result, StepsRecorded.class, DayGoalLost.class);
        }

        @Test
        void refusesALowerVersion() {
            ResultValidator<StepDay> result = day.givenCommands(
                            record(quarter(100).version(3)))
                    .when(delete(quarter(0).version(2)));
            answers(result, ItemStatus.STALE, 100);
            result.expectNoEvents();
        }

        @Test
        void changesNothingWhenRepeated() {
            ResultValidator<StepDay> result =
                    day.givenCommands(record(quarter(100)), delete(quarter(0))).when(delete(quarter(0)));
            answers(result, ItemStatus.UNCHANGED, 0);
            result.expectNoEvents();
        }

        @Test
        void deletesWhatHasNotCome() {
            ResultValidator<StepDay> result = day.givenNoPriorActivity().when(delete(quarter(0)));
            answers(result, ItemStatus.DELETED, 0);
            says(result, StepsRecorded.class);
        }
    }

    @Nested
    class Spilling {

        private final Sample fromMay3 = watch("s1")
                .at("2026-05-03T23:55Z", "2026-05-04T00:05Z")
                .steps(100)
                .build();

        private RecordSpills spill(long version, boolean lives) {
            var sample = new Sample(
                    fromMay3.key(),
                    version,
                    fromMay3.kind(),
                    fromMay3.type(),
                    fromMay3.method(),
                    fromMay3.start(),
                    fromMay3.end(),
                    fromMay3.offsets(),
                    fromMay3.dates(),
                    fromMay3.count());
            return RecordSpills.on(
                    WALKER, DATE, List.of(new Spill(fromMay3.key(), version, lives ? sample : null)), SETTINGS);
        }

        @Test
        void takesOverThePartOfThisDate() {
            answers(day.givenNoPriorActivity().when(spill(1, true)), ItemStatus.RECORDED, 50);
        }

        @Test
        void refusesWhatIsOlderThanWhatItKnows() {
            answers(day.givenCommands(spill(2, false)).when(spill(1, true)), ItemStatus.STALE, 0);
        }

        @Test
        void changesNothingWhenRepeated() {
            ResultValidator<StepDay> result = day.givenCommands(spill(1, true)).when(spill(1, true));
            answers(result, ItemStatus.UNCHANGED, 50);
            result.expectNoEvents();
        }

        /** 2.1: identity is per date: this date's own s1 is another sample. */
        @Test
        void keepsThisDatesOwnSampleOfThatIdApart() {
            answers(day.givenCommands(spill(1, true)).when(record(quarter(100))), ItemStatus.RECORDED, 150);
        }
    }

    @Nested
    class ChangingTheGoal {

        private final ChangeDayGoal to10000 = ChangeDayGoal.on(WALKER, SampleBuilder.MAY_4, 10_000, goal(8_000));

        @Test
        void setsItOnADayWithoutSamples() {
            says(day.givenNoPriorActivity().when(to10000), DayReviewed.class);
        }

        @Test
        void refusesOnceTheGoalIsReached() {
            day.givenCommands(record(over8000()))
                    .when(to10000)
                    .expectException(DayRefused.class)
                    .expectNoEvents();
        }

        @Test
        void changesNothingWhenRepeated() {
            day.givenCommands(to10000)
                    .when(to10000)
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }
    }

    @Nested
    class Reviewing {

        private ReviewDay withGoal(int goal) {
            return ReviewDay.on(WALKER, SampleBuilder.MAY_4, goal(goal));
        }

        @Test
        void judgesTheDayAgain() {
            says(day.givenCommands(record(over8000())).when(withGoal(9_000)), DayReviewed.class, DayGoalLost.class);
        }

        @Test
        void changesNothingWhenRepeated() {
            day.givenCommands(record(over8000()), withGoal(9_000))
                    .when(withGoal(9_000))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void changesNothingOnADayThatNeverWas() {
            day.givenNoPriorActivity()
                    .when(withGoal(9_000))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }
    }

    @Nested
    class Releasing {

        private final ReleaseDay release = ReleaseDay.on(
                WALKER, SampleBuilder.MAY_4, List.of(new Grant(new SampleKey("watch", "s1", DATE), 1)), SETTINGS);
        private final RecordSteps tooFast =
                record(watch("s1").at("10:00", "10:02").steps(700));

        @Test
        void letsCountWhatWasHeld() {
            ResultValidator<StepDay> result = day.givenCommands(tooFast).when(release);
            result.expectResultMessageMatching(predicate(message -> ((DayAnswer) message.getPayload()).total() == 700));
            says(result, DayReviewed.class);
        }

        @Test
        void changesNothingWhenRepeated() {
            day.givenCommands(tooFast, release).when(release).expectNoEvents();
        }

        @Test
        void changesNothingOnADayThatNeverWas() {
            day.givenNoPriorActivity()
                    .when(release)
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }
    }

    @Test
    void namesItsStreamByWalkerAndDate() {
        assertThat(DayId.of(WALKER, SampleBuilder.MAY_4)).isEqualTo("day/w1/2026-05-04");
        assertThat(DayId.dateOf("day/w1/2026-05-04")).isEqualTo(SampleBuilder.MAY_4);
    }
}
