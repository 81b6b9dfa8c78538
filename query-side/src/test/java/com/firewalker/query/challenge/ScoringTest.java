package com.firewalker.query.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.events.v1.ChallengeDays;
import com.firewalker.events.v1.ChallengeScore;
import com.firewalker.events.v1.ChallengeSettings;
import com.firewalker.events.v1.ChallengeTeamSpan;
import com.firewalker.events.v1.DayResult;
import com.firewalker.events.v1.SlotDecision;
import com.firewalker.events.v1.StepsRecorded;
import com.firewalker.query.challenge.ChallengeReader.TeamSum;
import com.firewalker.query.challenge.Scoring.Counted;
import com.firewalker.query.challenge.Scoring.Part;
import com.firewalker.query.challenge.Scoring.Score;
import com.firewalker.query.challenge.Shares.Rules;
import com.firewalker.query.view.Fact;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What days count in a challenge, and what teams make of it (domain-rules.md 8.9, 8.11, 8.14). */
class ScoringTest {

    private static final LocalDate MAY_4 = LocalDate.of(2026, 5, 4);

    /** 8.9: cap 10000, days 12000 and 8000: 18000. */
    @Test
    void cutsEachDayAtTheCap() {
        Rules rules = rules(settings().setDailyCap(10_000));
        assertThat(Scoring.of(rules, List.of(share(0, 12_000, 0), share(1, 8_000, 0)), List.of())
                        .score())
                .isEqualTo(18_000);
        Counted day = Scoring.days(rules, List.of(share(0, 12_000, 0))).get(MAY_4);
        assertThat(day.cut()).isEqualTo(2_000);
        assertThat(day.counted()).isEqualTo(10_000);
    }

    /** P10: a cap of 30000 cuts the score, not the total: 34512 scores 30000. */
    @Test
    void capsTheScoreAndNotTheTotal() {
        Rules rules = rules(settings().setDailyCap(30_000));
        List<Share> shares = List.of(share(0, 34_512, 0));
        assertThat(Scoring.of(rules, shares, List.of()).score()).isEqualTo(30_000);
        assertThat(Scoring.days(rules, shares).get(MAY_4).total()).isEqualTo(34_512);
    }

    /** P9: a board may add 20000 manual steps a day; only where the challenge says so. */
    @Test
    void addsManualStepsOnlyWhereAskedAndUpToTheAllowance() {
        List<Share> shares = List.of(share(0, 1_000, 23_000));
        assertThat(Scoring.of(rules(settings()), shares, List.of()).score()).isEqualTo(1_000);
        assertThat(Scoring.of(rules(settings().setManualCounts(true)), shares, List.of())
                        .score())
                .isEqualTo(21_000);
    }

    @Test
    void countsGoalDays() {
        Rules rules = rules(settings().setScore(ChallengeScore.CHALLENGE_SCORE_GOAL_DAYS));
        Share reached = new Share(MAY_4, MAY_4, 9_000, 9_000, 0, true, 5, 1);
        assertThat(Scoring.of(rules, List.of(reached, share(1, 8_000, 0)), List.of())
                        .score())
                .isEqualTo(1);
    }

    /** 8.11: a move holds from its date on, earlier days stay with the old team. */
    @Test
    void leavesEarlierDaysWithTheOldTeam() {
        List<ChallengeTeamSpan> spans = List.of(
                ChallengeTeamSpan.newBuilder().setTeamId("red").build(),
                ChallengeTeamSpan.newBuilder()
                        .setFrom((int) MAY_4.plusDays(1).toEpochDay())
                        .setTeamId("blue")
                        .build());
        Score score = Scoring.of(rules(settings()), List.of(share(0, 5_000, 0), share(1, 700, 0)), spans);
        assertThat(score.score()).isEqualTo(5_700);
        assertThat(score.teams().get("red")).isEqualTo(new Part(5_000, 10));
        assertThat(score.teams().get("blue")).isEqualTo(new Part(700, 10));
        assertThat(Scoring.lastTeam(spans)).isEqualTo("blue");
    }

    /** 8.11: 9000, 0 and 6000: sum 15000, mean 5000; teams of two are left out by mean. */
    @Test
    void ranksTeamsBySumAndByExactMean() {
        List<TeamSum> teams = List.of(
                new TeamSum("three", 3, 15_000, 7),
                new TeamSum("two", 2, 19_999, 7),
                new TeamSum("four", 4, 20_001, 7));
        assertThat(new TeamRanking(false).of(teams))
                .extracting(one -> one.team().teamId())
                .containsExactly("four", "two", "three");
        assertThat(new TeamRanking(true).of(teams))
                .extracting(one -> one.team().teamId() + " " + one.score())
                .containsExactly("four 5000.3", "three 5000.0");
        List<TeamSum> close = List.of(new TeamSum("a", 3, 10_000, 7), new TeamSum("b", 6, 20_001, 7));
        assertThat(new TeamRanking(true).of(close))
                .extracting(one -> one.rank() + one.team().teamId() + one.score())
                .containsExactly("1b3333.5", "2a3333.3");
    }

    /** 8.8: in a tie the earlier last slot is first; both have one rank. */
    @Test
    void putsTheEarlierLastSlotFirstAmongTeams() {
        assertThat(new TeamRanking(false).of(List.of(new TeamSum("late", 3, 9, 8), new TeamSum("early", 3, 9, 7))))
                .extracting(one -> one.rank() + one.team().teamId())
                .containsExactly("1early", "1late");
    }

    /** 8.9: 4 May 23:30+02:00 is 5 May in a +09:00 challenge; what has no slot stays on its local date. */
    @Test
    void putsSlotsWhereTheFixedZonePutsThem() {
        Rules rules = rules(
                settings().setDays(ChallengeDays.CHALLENGE_DAYS_FIXED_ZONE).setTimeZone("Asia/Seoul"));
        int noon = 40;
        int evening = 86;
        Fact fact = fact(DayResult.newBuilder()
                .setTotal(1_000)
                .setRanked(1_000)
                .addSlots(slot(noon, 300))
                .addSlots(slot(evening, 500))
                .build());
        List<Share> shares = Shares.of(rules, MAY_4, List.of(fact));
        assertThat(shares).extracting(Share::on).containsExactly(MAY_4, MAY_4.plusDays(1));
        assertThat(shares).extracting(Share::ranked).containsExactly(500L, 500L);
        assertThat(shares).extracting(Share::slot).containsExactly(slotOf(noon), slotOf(evening));
    }

    /** 8.14: what the days count adds up to the score, and ranked + manual - cut is what each counts. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void addsUpInAnyOrder(long seed) {
        Random random = new Random(seed);
        for (int run = 0; run < 100; run++) {
            ChallengeSettings.Builder settings = settings().setManualCounts(random.nextBoolean());
            if (random.nextBoolean()) {
                settings.setDailyCap(1 + random.nextInt(20_000));
            }
            Rules rules = rules(settings);
            List<Share> shares = new ArrayList<>();
            for (int day = 0; day < 7; day++) {
                shares.add(share(day, random.nextInt(30_000), random.nextInt(30_000)));
            }
            List<ChallengeTeamSpan> spans = List.of(
                    ChallengeTeamSpan.newBuilder().setTeamId("a").build(),
                    ChallengeTeamSpan.newBuilder()
                            .setFrom((int) MAY_4.toEpochDay() + random.nextInt(7))
                            .setTeamId("b")
                            .build());
            Score score = Scoring.of(rules, shares, spans);
            Collections.shuffle(shares, random);
            assertThat(Scoring.of(rules, shares, spans)).as("seed %d", seed).isEqualTo(score);
            assertThat(Scoring.days(rules, shares).values().stream()
                            .mapToLong(Counted::counted)
                            .sum())
                    .isEqualTo(score.score());
            assertThat(score.teams().values().stream().mapToLong(Part::score).sum())
                    .isEqualTo(score.score());
            assertThat(Scoring.days(rules, shares).values())
                    .allSatisfy(day -> assertThat(day.counted()).isEqualTo(day.ranked() + day.manual() - day.cut()));
        }
    }

    private static ChallengeSettings.Builder settings() {
        return ChallengeSettings.newBuilder()
                .setScore(ChallengeScore.CHALLENGE_SCORE_TOTAL)
                .setDays(ChallengeDays.CHALLENGE_DAYS_MEMBER_LOCAL)
                .setManualCounts(false);
    }

    private static Rules rules(ChallengeSettings.Builder settings) {
        return new Rules(settings.build(), MAY_4, MAY_4.plusDays(6));
    }

    private static Share share(int day, long ranked, long manual) {
        LocalDate date = MAY_4.plusDays(day);
        return new Share(date, date, ranked + manual, ranked, manual, false, 10, 1);
    }

    private static SlotDecision slot(int slot, int steps) {
        return SlotDecision.newBuilder().setSlot(slot).setSteps(steps).build();
    }

    private static long slotOf(int slot) {
        return MAY_4.toEpochDay() * 96 + slot;
    }

    private static Fact fact(DayResult result) {
        return new Fact(
                1,
                Instant.EPOCH,
                StepsRecorded.newBuilder()
                        .setWalkerId("w")
                        .setLocalDate((int) MAY_4.toEpochDay())
                        .setResult(result)
                        .build());
    }
}
