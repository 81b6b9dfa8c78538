package com.firewalker.command.challenge;

import static com.firewalker.command.challenge.Stories.ANNA;
import static com.firewalker.command.challenge.Stories.BEFORE;
import static com.firewalker.command.challenge.Stories.BEN;
import static com.firewalker.command.challenge.Stories.DURING;
import static com.firewalker.command.challenge.Stories.FIRST;
import static com.firewalker.command.challenge.Stories.ID;
import static com.firewalker.command.challenge.Stories.LAST;
import static com.firewalker.command.challenge.Stories.challenge;
import static com.firewalker.command.challenge.Stories.created;
import static com.firewalker.command.challenge.Stories.day;
import static com.firewalker.command.challenge.Stories.refused;
import static com.firewalker.command.challenge.Stories.settings;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.events.v1.ChallengeCancelled;
import com.firewalker.events.v1.ChallengeEndMoved;
import com.firewalker.events.v1.ChallengeOrganiserChanged;
import com.firewalker.events.v1.ChallengeSealed;
import com.firewalker.events.v1.ChallengeSettings;
import com.firewalker.events.v1.ChallengeSettingsChanged;
import com.firewalker.events.v1.ChallengeSettingsFrozen;
import com.firewalker.events.v1.ChallengeTeamCreated;
import com.firewalker.events.v1.ChallengeTeams;
import com.firewalker.events.v1.ChallengeTextsChanged;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A challenge as a whole: domain-rules.md 7.2, 8.10, 8.12; api.md 9. */
class OrganisingTest {

    private static final Instant CLOSES = Instant.parse("2026-05-18T12:00:00Z");
    private static final Instant SEALS = Instant.parse("2026-05-19T12:00:00Z");

    @Nested
    class Creating {

        @Test
        void beginsAChallenge() {
            creating(settings().build(), 0).expectEvents(created());
        }

        @Test
        void saysNothingWhenRepeated() {
            challenge(created())
                    .when(new CreateChallenge(ID, ANNA, settings().build(), 0, BEFORE))
                    .expectNoEvents();
        }

        @Test
        void allowsFiveOpenOnesOfOneOrganiser() {
            creating(settings().build(), 4).expectEvents(created());
            refused(creating(settings().build(), 5), "too-many-challenges");
        }

        /** 8.10: 2 May is today: 31 days back is 1 April. */
        @ParameterizedTest
        @CsvSource({"2026-04-01, 2026-05-04", "2026-05-04, 2026-05-04", "2026-05-04, 2027-05-04"})
        void takesOneTo366DaysFrom31DaysBackOn(LocalDate from, LocalDate to) {
            creating(between(from, to), 0).expectEvents(created(between(from, to)));
        }

        @ParameterizedTest
        @CsvSource({"2026-03-31, 2026-05-04", "2026-05-04, 2026-05-03", "2026-05-04, 2027-05-05"})
        void refusesDatesBeyond(LocalDate from, LocalDate to) {
            refused(creating(between(from, to), 0), "invalid-request");
        }

        /** 2 May 12:00Z: 1 May has just ended everywhere. */
        @Test
        void endsAtTheEarliestOnTheLastDateThatHasEndedEverywhere() {
            var first = LocalDate.parse("2026-04-20");
            creating(between(first, LocalDate.parse("2026-05-01")), 0).expectSuccessfulHandlerExecution();
            refused(creating(between(first, LocalDate.parse("2026-04-30")), 0), "invalid-request");
        }

        private ResultValidator<Challenge> creating(ChallengeSettings settings, int open) {
            return new AggregateTestFixture<>(Challenge.class)
                    .givenNoPriorActivity()
                    .when(new CreateChallenge(ID, ANNA, settings, open, BEFORE));
        }
    }

    @Nested
    class Changing {

        private final ChallengeSettings capped = settings().setDailyCap(10_000).build();

        /** 8.10. */
        @Test
        void changesAnySettingWhileNothingHasCounted() {
            challenge(created())
                    .when(change(ANNA, capped))
                    .expectEvents(ChallengeSettingsChanged.newBuilder()
                            .setChallengeId(ID)
                            .setSettings(capped)
                            .build());
        }

        @Test
        void saysNothingWhenRepeated() {
            challenge(created(capped)).when(change(ANNA, capped)).expectNoEvents();
        }

        @Test
        void saysThatTextsChangedAndNotWhat() {
            challenge(created())
                    .when(new ChangeChallenge(ID, ANNA, settings().build(), true, 1, DURING))
                    .expectEvents(texts());
        }

        @Test
        void isTheOrganisersAlone() {
            refused(challenge(created()).when(change(BEN, capped)), "not-organiser");
        }

        @Test
        void changesNothingThatIsOver() {
            refused(challenge(created(), cancelled()).when(change(ANNA, capped)), "challenge-over");
            refused(challenge(created(), sealed(false)).when(change(ANNA, capped)), "challenge-over");
        }

        /** 8.10: afterwards only name, description, a later end. */
        @Test
        void keepsFrozenSettings() {
            refused(challenge(created(), frozen()).when(change(ANNA, capped)), "settings-frozen");
            challenge(created(), frozen())
                    .when(new ChangeChallenge(ID, ANNA, settings().build(), true, 1, DURING))
                    .expectEvents(texts());
        }

        /** 8.10: a later end (<= 7 days). */
        @Test
        void endsAFrozenChallengeUpToSevenDaysLater() {
            challenge(created(), frozen()).when(change(ANNA, until(7))).expectEvents(endMoved(7));
            refused(challenge(created(), frozen()).when(change(ANNA, until(8))), "settings-frozen");
            refused(challenge(created(), frozen()).when(change(ANNA, until(-1))), "settings-frozen");
        }

        @Test
        void countsTheSevenDaysFromTheEndThatFroze() {
            challenge(created(), frozen(), endMoved(4))
                    .when(change(ANNA, until(7)))
                    .expectEvents(endMoved(7));
            refused(challenge(created(), frozen(), endMoved(4)).when(change(ANNA, until(8))), "settings-frozen");
        }

        @Test
        void leavesPlaceForThoseWhoAreIn() {
            ChallengeSettings small = settings().setMaxMembers(2).build();
            challenge(created())
                    .when(new ChangeChallenge(ID, ANNA, small, false, 2, BEFORE))
                    .expectSuccessfulHandlerExecution();
            refused(
                    challenge(created()).when(new ChangeChallenge(ID, ANNA, small, false, 3, BEFORE)),
                    "challenge-full");
        }

        @Test
        void keepsTeamsThatThereAre() {
            ChallengeSettings none =
                    settings().setTeams(ChallengeTeams.CHALLENGE_TEAMS_NONE).build();
            refused(challenge(created(), teamMade("t1")).when(change(ANNA, none)), "invalid-request");
        }

        private ChangeChallenge change(String by, ChallengeSettings wanted) {
            return new ChangeChallenge(ID, by, wanted, false, 1, DURING);
        }

        private ChallengeTextsChanged texts() {
            return ChallengeTextsChanged.newBuilder().setChallengeId(ID).build();
        }
    }

    @Nested
    class Freezing {

        @Test
        void happensOnce() {
            challenge(created()).when(new FreezeSettings(ID)).expectEvents(frozen());
            challenge(created(), frozen()).when(new FreezeSettings(ID)).expectNoEvents();
        }
    }

    @Nested
    class Cancelling {

        @Test
        void isTheOrganisersAlone() {
            challenge(created()).when(new CancelChallenge(ID, ANNA)).expectEvents(cancelled());
            refused(challenge(created()).when(new CancelChallenge(ID, BEN)), "not-organiser");
        }

        @Test
        void saysNothingWhenRepeated() {
            challenge(created(), cancelled())
                    .when(new CancelChallenge(ID, ANNA))
                    .expectNoEvents();
        }

        @Test
        void leavesASealedResult() {
            refused(challenge(created(), sealed(false)).when(new CancelChallenge(ID, ANNA)), "challenge-over");
        }
    }

    @Nested
    class MakingTeams {

        @Test
        void isEveryMembersUntilTheStartWhereTeamsAreFree() {
            challenge(created()).when(byBen(true, BEFORE)).expectEvents(teamMade("t1", BEN));
            refused(challenge(created()).when(byBen(false, BEFORE)), "not-member");
            refused(challenge(created()).when(byBen(true, DURING)), "not-organiser");
        }

        /** In a member-local challenge 4 May begins at UTC+14. */
        @Test
        void endsForMembersWhenTheFirstDateBeginsAnywhere() {
            var begins = Instant.parse("2026-05-03T10:00:00Z");
            challenge(created()).when(byBen(true, begins.minusMillis(1))).expectSuccessfulHandlerExecution();
            refused(challenge(created()).when(byBen(true, begins)), "not-organiser");
        }

        @Test
        void isTheOrganisersAtAnyTime() {
            challenge(created())
                    .when(new CreateTeam(ID, "t1", ANNA, true, DURING))
                    .expectEvents(teamMade("t1", ANNA));
        }

        @Test
        void isTheOrganisersAloneWhereTheOrganiserPlaces() {
            ChallengeSettings placed = settings()
                    .setTeams(ChallengeTeams.CHALLENGE_TEAMS_ORGANISER)
                    .build();
            refused(challenge(created(placed)).when(byBen(true, BEFORE)), "not-organiser");
        }

        @Test
        void saysNothingWhenRepeated() {
            challenge(created(), teamMade("t1")).when(byBen(true, BEFORE)).expectNoEvents();
        }

        @Test
        void refusesWhereThereAreNone() {
            ChallengeSettings none =
                    settings().setTeams(ChallengeTeams.CHALLENGE_TEAMS_NONE).build();
            refused(challenge(created(none)).when(byBen(true, BEFORE)), "no-teams");
        }

        @Test
        void holdsTheLimitOfTeams() {
            var facts = new Object[1_001];
            facts[0] = created();
            for (int n = 1; n <= 1_000; n++) {
                facts[n] = teamMade("n" + n);
            }
            refused(challenge(facts).when(byBen(true, BEFORE)), "too-many-teams");
        }

        private CreateTeam byBen(boolean member, Instant at) {
            return new CreateTeam(ID, "t1", BEN, member, at);
        }
    }

    @Nested
    class Succeeding {

        /** 8.10: organiser gone: another follows. */
        @Test
        void letsAnotherOrganise() {
            challenge(created()).when(new ChangeOrganiser(ID, BEN)).expectEvents(follows(BEN));
            challenge(created(), follows(BEN))
                    .when(new ChangeOrganiser(ID, BEN))
                    .expectNoEvents();
            challenge(created(), follows(BEN))
                    .when(new CancelChallenge(ID, BEN))
                    .expectEvents(cancelled());
            refused(challenge(created(), follows(BEN)).when(new CancelChallenge(ID, ANNA)), "not-organiser");
        }

        @Test
        void knowsThatNobodyIsLeft() {
            var nobody =
                    ChallengeOrganiserChanged.newBuilder().setChallengeId(ID).build();
            challenge(created()).when(new ChangeOrganiser(ID, null)).expectEvents(nobody);
            refused(challenge(created(), nobody).when(new CancelChallenge(ID, ANNA)), "not-organiser");
        }

        private ChallengeOrganiserChanged follows(String walkerId) {
            return ChallengeOrganiserChanged.newBuilder()
                    .setChallengeId(ID)
                    .setOrganiserId(walkerId)
                    .build();
        }
    }

    @Nested
    class Sealing {

        /** 8.12: 17 May is its last date: closing from 18 May 12:00Z, sealed a day later. */
        @Test
        void isDueADayAfterTheLastDateHasEndedEverywhere() {
            challenge(created()).when(seal(false, SEALS)).expectEvents(sealed(false));
            refused(challenge(created()).when(seal(false, SEALS.minusMillis(1))), "not-ended");
        }

        /** 8.12, 7.2. */
        @Test
        void comesEarlierForAnOperatorOnceTheLastDateHasEndedEverywhere() {
            challenge(created()).when(seal(true, CLOSES)).expectEvents(sealed(true));
            refused(challenge(created()).when(seal(true, CLOSES.minusMillis(1))), "not-ended");
            challenge(created()).when(seal(true, SEALS)).expectEvents(sealed(false));
        }

        @Test
        void waitsForALaterEnd() {
            refused(challenge(created(), frozen(), endMoved(7)).when(seal(false, SEALS)), "not-ended");
        }

        /** 8.12, 7.2: one event. */
        @Test
        void happensOnceAndNeverToACancelledOne() {
            refused(challenge(created(), sealed(false)).when(seal(false, SEALS)), "already-sealed");
            refused(challenge(created(), cancelled()).when(seal(false, SEALS)), "challenge-over");
        }

        private SealChallenge seal(boolean early, Instant at) {
            return new SealChallenge(ID, 1, early, at);
        }
    }

    @Test
    void knowsWhenItRunsClosesAndIsSealed() {
        var seoul = Schedule.of(settings()
                .setDays(com.firewalker.events.v1.ChallengeDays.CHALLENGE_DAYS_FIXED_ZONE)
                .setTimeZone("Asia/Seoul")
                .build());
        assertThat(seoul).isEqualTo(new Schedule(Instant.parse("2026-05-03T15:00:00Z"), CLOSES, SEALS));
        assertThat(Schedule.lastEnded(CLOSES)).isEqualTo(LAST);
        assertThat(Schedule.lastEnded(CLOSES.minusMillis(1))).isEqualTo(LAST.minusDays(1));
    }

    private static ChallengeSettings between(LocalDate from, LocalDate to) {
        return settings().setFrom(day(from)).setTo(day(to)).build();
    }

    private static ChallengeSettings until(int daysLater) {
        return between(FIRST, LAST.plusDays(daysLater));
    }

    private static ChallengeSettingsFrozen frozen() {
        return ChallengeSettingsFrozen.newBuilder().setChallengeId(ID).build();
    }

    private static ChallengeEndMoved endMoved(int daysLater) {
        return ChallengeEndMoved.newBuilder()
                .setChallengeId(ID)
                .setTo(day(LAST.plusDays(daysLater)))
                .build();
    }

    private static ChallengeCancelled cancelled() {
        return ChallengeCancelled.newBuilder().setChallengeId(ID).build();
    }

    private static ChallengeSealed sealed(boolean early) {
        return ChallengeSealed.newBuilder()
                .setChallengeId(ID)
                .setPolicyVersion(1)
                .setEarly(early)
                .build();
    }

    private static ChallengeTeamCreated teamMade(String teamId) {
        return teamMade(teamId, ANNA);
    }

    private static ChallengeTeamCreated teamMade(String teamId, String by) {
        return ChallengeTeamCreated.newBuilder()
                .setChallengeId(ID)
                .setTeamId(teamId)
                .setWalkerId(by)
                .build();
    }
}
