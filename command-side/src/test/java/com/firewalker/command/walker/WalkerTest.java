package com.firewalker.command.walker;

import static com.firewalker.command.walker.WalkerFacts.ANNA;
import static com.firewalker.command.walker.WalkerFacts.BERLIN;
import static com.firewalker.command.walker.WalkerFacts.SEOUL;
import static com.firewalker.command.walker.WalkerFacts.erased;
import static com.firewalker.command.walker.WalkerFacts.registered;
import static com.firewalker.command.walker.WalkerFacts.visible;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.firewalker.events.v1.Visibility;
import com.firewalker.events.v1.WalkerDataExported;
import com.firewalker.events.v1.WalkerProfileChanged;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** domain-rules.md 8.4 and 12.2: who a walker is, to whom they show, and that they may go. */
class WalkerTest {

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
}
