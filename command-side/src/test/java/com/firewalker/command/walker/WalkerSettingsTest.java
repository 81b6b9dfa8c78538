package com.firewalker.command.walker;

import static com.firewalker.command.walker.WalkerFacts.ANNA;
import static com.firewalker.command.walker.WalkerFacts.BERLIN;
import static com.firewalker.command.walker.WalkerFacts.NOON;
import static com.firewalker.command.walker.WalkerFacts.SEOUL;
import static com.firewalker.command.walker.WalkerFacts.TODAY;
import static com.firewalker.command.walker.WalkerFacts.TOMORROW;
import static com.firewalker.command.walker.WalkerFacts.erased;
import static com.firewalker.command.walker.WalkerFacts.goalSet;
import static com.firewalker.command.walker.WalkerFacts.moved;
import static com.firewalker.command.walker.WalkerFacts.ordered;
import static com.firewalker.command.walker.WalkerFacts.registered;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** domain-rules.md 3.2, 4.1 and 6.1: what holds from when on. */
class WalkerSettingsTest {

    private FixtureConfiguration<Walker> walker = new AggregateTestFixture<>(Walker.class);

    @BeforeEach
    void freshFixture() {
        walker = new AggregateTestFixture<>(Walker.class);
    }

    @Nested
    class Moving {

        @Test
        void changesTheZoneFromThatInstantOn() {
            walker.given(registered())
                    .when(new ChangeZone(ANNA, SEOUL, NOON, false))
                    .expectEvents(moved(SEOUL, NOON));
        }

        @Test
        void saysNothingWhenAlreadyThere() {
            walker.given(registered(), moved(SEOUL, NOON))
                    .when(new ChangeZone(ANNA, SEOUL, NOON.plusSeconds(9), false))
                    .expectNoEvents();
        }

        @Test
        void neverReachesBackBehindAnEarlierMove() {
            walker.given(registered(), moved(SEOUL, NOON))
                    .when(new ChangeZone(ANNA, BERLIN, NOON.minusSeconds(5), false))
                    .expectEvents(moved(BERLIN, NOON));
        }

        @Test
        void refusesTheErased() {
            walker.given(registered(), erased())
                    .when(new ChangeZone(ANNA, SEOUL, NOON, false))
                    .expectException(WalkerRefused.class);
        }
    }

    @Nested
    class SettingAGoal {

        @Test
        void holdsFromTomorrow() {
            walker.given(registered()).when(goal(10_000, TOMORROW)).expectEvents(goalSet(10_000, TOMORROW));
        }

        @Test
        void mayHoldFromToday() {
            walker.given(registered()).when(goal(10_000, TODAY)).expectEvents(goalSet(10_000, TODAY));
        }

        @Test
        void neverReachesBehindToday() {
            walker.given(registered())
                    .when(goal(10_000, TODAY.minusDays(1)))
                    .expectNoEvents()
                    .expectException(WalkerRefused.class);
        }

        @Test
        void knowsTodayInTheWalkersZone() {
            var lateInSeoul = Instant.parse("2026-05-04T15:00:00Z");
            walker.given(registered(), moved(SEOUL, NOON))
                    .when(new SetDailyGoal(ANNA, 9_000, TODAY, lateInSeoul))
                    .expectException(WalkerRefused.class);
        }

        @Test
        void saysNothingWhenRepeated() {
            walker.given(registered(), goalSet(10_000, TOMORROW))
                    .when(goal(10_000, TOMORROW))
                    .expectNoEvents();
        }

        @Test
        void replacesAnotherGoalOfTheSameDate() {
            walker.given(registered(), goalSet(10_000, TOMORROW))
                    .when(goal(9_000, TOMORROW))
                    .expectEvents(goalSet(9_000, TOMORROW));
        }

        private SetDailyGoal goal(int steps, LocalDate from) {
            return new SetDailyGoal(ANNA, steps, from, NOON);
        }
    }

    @Nested
    class PreferringDevices {

        @Test
        void holdsFromItsDate() {
            walker.given(registered())
                    .when(order(TODAY, "watch-1", "pixel-9"))
                    .expectEvents(ordered(TODAY, "watch-1", "pixel-9"));
        }

        @Test
        void saysNothingWhenRepeated() {
            walker.given(registered(), ordered(TODAY, "watch-1"))
                    .when(order(TODAY, "watch-1"))
                    .expectNoEvents();
        }

        @Test
        void neverReachesBehindToday() {
            walker.given(registered())
                    .when(order(TODAY.minusDays(1), "watch-1"))
                    .expectException(WalkerRefused.class);
        }

        @Test
        void givesADeviceOnePlace() {
            assertThatIllegalArgumentException().isThrownBy(() -> order(TODAY, "watch-1", "watch-1"));
        }

        private SetDevicePreference order(LocalDate from, String... devices) {
            return new SetDevicePreference(ANNA, List.of(devices), from, NOON);
        }
    }
}
