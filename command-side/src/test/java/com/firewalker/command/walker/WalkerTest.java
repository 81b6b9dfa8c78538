package com.firewalker.command.walker;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.firewalker.events.v1.DailyGoalSet;
import com.firewalker.events.v1.DevicePreferenceSet;
import com.firewalker.events.v1.Visibility;
import com.firewalker.events.v1.WalkerDataExported;
import com.firewalker.events.v1.WalkerErased;
import com.firewalker.events.v1.WalkerProfileChanged;
import com.firewalker.events.v1.WalkerRegistered;
import com.firewalker.events.v1.WalkerVisibilityChanged;
import com.firewalker.events.v1.WalkerZoneChanged;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** domain-rules.md 3.2, 4.1, 6.1, 8.4, 12.2. */
class WalkerTest {

    private static final String ANNA = "anna-1";
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final Instant NOON = Instant.parse("2026-05-04T10:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-05-04");
    private static final LocalDate TOMORROW = TODAY.plusDays(1);

    private FixtureConfiguration<Walker> walker = new AggregateTestFixture<>(Walker.class);

    @BeforeEach
    void freshFixture() {
        walker = new AggregateTestFixture<>(Walker.class);
    }

    @Nested
    class Registering {

        private final RegisterWalker command = new RegisterWalker(ANNA, BERLIN, Visibility.VISIBILITY_FRIENDS, 8_000);

        @Test
        void opensTheStream() {
            walker.givenNoPriorActivity().when(command).expectEvents(registered());
        }

        @Test
        void saysNothingWhenRepeated() {
            walker.given(registered()).when(command).expectNoEvents().expectSuccessfulHandlerExecution();
        }

        @Test
        void refusesOtherSettingsUnderTheSameId() {
            walker.given(registered())
                    .when(new RegisterWalker(ANNA, SEOUL, Visibility.VISIBILITY_FRIENDS, 8_000))
                    .expectNoEvents()
                    .expectException(WalkerRefused.class);
        }

        @Test
        void refusesAnErasedId() {
            walker.given(registered(), erased()).when(command).expectException(WalkerRefused.class);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 100_000})
        void takesGoalsUpToTheLimits(int goal) {
            walker.givenNoPriorActivity()
                    .when(new RegisterWalker(ANNA, BERLIN, Visibility.VISIBILITY_PRIVATE, goal))
                    .expectSuccessfulHandlerExecution();
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 100_001, -1})
        void refusesGoalsBeyondTheLimits(int goal) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new RegisterWalker(ANNA, BERLIN, Visibility.VISIBILITY_PRIVATE, goal))
                    .withMessageContaining(Integer.toString(goal));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "a/b", "a:b", "anna@example.org"})
        void refusesIdsThatBreakStreamNames(String id) {
            assertThatIllegalArgumentException().isThrownBy(() -> new ChangeProfile(id));
        }
    }

    @Nested
    class Moving {

        @Test
        void changesTheZoneFromThatInstantOn() {
            walker.given(registered()).when(new ChangeZone(ANNA, SEOUL, NOON)).expectEvents(moved(SEOUL, NOON));
        }

        @Test
        void saysNothingWhenAlreadyThere() {
            walker.given(registered(), moved(SEOUL, NOON))
                    .when(new ChangeZone(ANNA, SEOUL, NOON.plusSeconds(9)))
                    .expectNoEvents();
        }

        @Test
        void neverReachesBackBehindAnEarlierMove() {
            walker.given(registered(), moved(SEOUL, NOON))
                    .when(new ChangeZone(ANNA, BERLIN, NOON.minusSeconds(5)))
                    .expectEvents(moved(BERLIN, NOON));
        }

        @Test
        void refusesTheErased() {
            walker.given(registered(), erased())
                    .when(new ChangeZone(ANNA, SEOUL, NOON))
                    .expectException(WalkerRefused.class);
        }
    }

    @Nested
    class ChoosingVisibility {

        @Test
        void isRecorded() {
            walker.given(registered())
                    .when(new ChangeVisibility(ANNA, Visibility.VISIBILITY_PUBLIC))
                    .expectEvents(visible(Visibility.VISIBILITY_PUBLIC));
        }

        @Test
        void saysNothingWhenRepeated() {
            walker.given(registered(), visible(Visibility.VISIBILITY_PUBLIC))
                    .when(new ChangeVisibility(ANNA, Visibility.VISIBILITY_PUBLIC))
                    .expectNoEvents();
        }

        @Test
        void refusesTheErased() {
            walker.given(registered(), erased())
                    .when(new ChangeVisibility(ANNA, Visibility.VISIBILITY_PUBLIC))
                    .expectException(WalkerRefused.class);
        }

        @Test
        void mustBeAChoice() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new ChangeVisibility(ANNA, Visibility.VISIBILITY_UNSPECIFIED));
        }
    }

    @Nested
    class ChangingTheProfile {

        private final WalkerProfileChanged changed =
                WalkerProfileChanged.newBuilder().setWalkerId(ANNA).build();

        @Test
        void tellsEveryTime() {
            walker.given(registered(), changed).when(new ChangeProfile(ANNA)).expectEvents(changed);
        }

        @Test
        void refusesTheErased() {
            walker.given(registered(), erased()).when(new ChangeProfile(ANNA)).expectException(WalkerRefused.class);
        }
    }

    @Nested
    class ReportingAnExport {

        private final ReportExport report = new ReportExport(ANNA, "export-1", Instant.ofEpochMilli(1_000));
        private final WalkerDataExported exported = WalkerDataExported.newBuilder()
                .setWalkerId(ANNA)
                .setExportId("export-1")
                .setExpiresAtMillis(1_000)
                .build();

        @Test
        void namesTheArchiveAndItsEnd() {
            walker.given(registered()).when(report).expectEvents(exported);
        }

        @Test
        void refusesTheErased() {
            walker.given(registered(), erased()).when(report).expectException(WalkerRefused.class);
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

    @Nested
    class Erasing {

        @Test
        void isSaidOnce() {
            walker.given(registered()).when(new EraseWalker(ANNA)).expectEvents(erased());
            freshFixture();
            walker.given(registered(), erased())
                    .when(new EraseWalker(ANNA))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }
    }

    private static WalkerRegistered registered() {
        return WalkerRegistered.newBuilder()
                .setWalkerId(ANNA)
                .setTimeZone(BERLIN.getId())
                .setVisibility(Visibility.VISIBILITY_FRIENDS)
                .setDailyGoal(8_000)
                .build();
    }

    private static WalkerZoneChanged moved(ZoneId zone, Instant from) {
        return WalkerZoneChanged.newBuilder()
                .setWalkerId(ANNA)
                .setTimeZone(zone.getId())
                .setEffectiveFromMillis(from.toEpochMilli())
                .build();
    }

    private static WalkerVisibilityChanged visible(Visibility visibility) {
        return WalkerVisibilityChanged.newBuilder()
                .setWalkerId(ANNA)
                .setVisibility(visibility)
                .build();
    }

    private static DailyGoalSet goalSet(int steps, LocalDate from) {
        return DailyGoalSet.newBuilder()
                .setWalkerId(ANNA)
                .setDailySteps(steps)
                .setEffectiveFrom((int) from.toEpochDay())
                .build();
    }

    private static DevicePreferenceSet ordered(LocalDate from, String... devices) {
        return DevicePreferenceSet.newBuilder()
                .setWalkerId(ANNA)
                .addAllDeviceIds(List.of(devices))
                .setEffectiveFrom((int) from.toEpochDay())
                .build();
    }

    private static WalkerErased erased() {
        return WalkerErased.newBuilder().setWalkerId(ANNA).build();
    }
}
