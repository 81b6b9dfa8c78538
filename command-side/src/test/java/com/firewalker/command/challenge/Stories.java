package com.firewalker.command.challenge;

import com.firewalker.events.v1.ChallengeCreated;
import com.firewalker.events.v1.ChallengeDays;
import com.firewalker.events.v1.ChallengeJoin;
import com.firewalker.events.v1.ChallengeMemberJoined;
import com.firewalker.events.v1.ChallengeScore;
import com.firewalker.events.v1.ChallengeSettings;
import com.firewalker.events.v1.ChallengeTeamScore;
import com.firewalker.events.v1.ChallengeTeamSpan;
import com.firewalker.events.v1.ChallengeTeams;
import com.firewalker.events.v1.ChallengeVisibility;
import com.firewalker.platform.web.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.hamcrest.CustomTypeSafeMatcher;

/** Anna organises c1, from 4 to 17 May 2026; Ben takes part. */
final class Stories {

    static final String ID = "c1";
    static final String ANNA = "anna";
    static final String BEN = "ben";
    static final LocalDate FIRST = LocalDate.parse("2026-05-04");
    static final LocalDate LAST = LocalDate.parse("2026-05-17");

    /** Two days before the first date. */
    static final Instant BEFORE = Instant.parse("2026-05-02T12:00:00Z");

    /** On the third date. */
    static final Instant DURING = Instant.parse("2026-05-06T12:00:00Z");

    private Stories() {}

    static ChallengeSettings.Builder settings() {
        return ChallengeSettings.newBuilder()
                .setFrom(day(FIRST))
                .setTo(day(LAST))
                .setScore(ChallengeScore.CHALLENGE_SCORE_TOTAL)
                .setDays(ChallengeDays.CHALLENGE_DAYS_MEMBER_LOCAL)
                .setManualCounts(false)
                .setJoin(ChallengeJoin.CHALLENGE_JOIN_OPEN)
                .setTeams(ChallengeTeams.CHALLENGE_TEAMS_FREE)
                .setTeamScore(ChallengeTeamScore.CHALLENGE_TEAM_SCORE_SUM)
                .setMaxMembers(100)
                .setVisibility(ChallengeVisibility.CHALLENGE_VISIBILITY_PUBLIC);
    }

    static int day(LocalDate date) {
        return Math.toIntExact(date.toEpochDay());
    }

    static ChallengeCreated created() {
        return created(settings().build());
    }

    static ChallengeCreated created(ChallengeSettings settings) {
        return ChallengeCreated.newBuilder()
                .setChallengeId(ID)
                .setOrganiserId(ANNA)
                .setSettings(settings)
                .setCreatedAtMillis(BEFORE.toEpochMilli())
                .build();
    }

    static ChallengeMemberJoined joined(ChallengeTeamSpan... teams) {
        ChallengeMemberJoined.Builder joined = ChallengeMemberJoined.newBuilder()
                .setChallengeId(ID)
                .setWalkerId(BEN)
                .setJoinedAtMillis(BEFORE.toEpochMilli())
                .setRejoined(false)
                .setConfirmedVisible(false);
        for (ChallengeTeamSpan team : teams) {
            joined.addTeams(team);
        }
        return joined.build();
    }

    static ChallengeTeamSpan team(String teamId) {
        return ChallengeTeamSpan.newBuilder().setTeamId(teamId).build();
    }

    static ChallengeTeamSpan team(String teamId, String from) {
        return ChallengeTeamSpan.newBuilder()
                .setTeamId(teamId)
                .setFrom(day(LocalDate.parse(from)))
                .build();
    }

    static TestExecutor<Challenge> challenge(Object... facts) {
        return new AggregateTestFixture<>(Challenge.class).given(facts);
    }

    static TestExecutor<Membership> membership(Object... facts) {
        var fixture = new AggregateTestFixture<>(Membership.class);
        return facts.length == 0 ? fixture.givenNoPriorActivity() : fixture.given(facts);
    }

    /** Nothing happened, and that is why. */
    static void refused(ResultValidator<?> result, String code) {
        result.expectNoEvents().expectException(new CustomTypeSafeMatcher<Refusal>("refused as " + code) {
            @Override
            protected boolean matchesSafely(Refusal refusal) {
                return refusal.code().equals(code);
            }
        });
    }
}
