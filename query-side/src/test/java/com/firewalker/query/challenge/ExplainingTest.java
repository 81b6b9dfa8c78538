package com.firewalker.query.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.events.v1.ChallengeScore;
import com.firewalker.events.v1.ChallengeSettings;
import com.firewalker.query.challenge.GetChallenge.Explained;
import com.firewalker.query.challenge.GetChallenge.ExplainedDay;
import com.firewalker.query.challenge.Shares.Rules;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Why a score in a challenge is what it is, and who may see the challenge (domain-rules.md 7.3, 8.12-8.14). */
class ExplainingTest {

    private static final LocalDate MAY_4 = LocalDate.of(2026, 5, 4);

    /** Ex 8.14: walked 12000, counted 10000: cap. */
    @Test
    void saysThatTheCapCut() {
        List<Share> walked = List.of(share(0, 12_000, 12_000, 0));
        Explained explained = explained(settings().setDailyCap(10_000), walked, walked);

        assertThat(explained.score()).isEqualTo(10_000);
        assertThat(explained.days().get(0))
                .isEqualTo(new ExplainedDay(MAY_4, 12_000, 12_000, 0, 2_000, 0, 10_000, List.of("p10-cap")));
    }

    /** 8.14: per day total, not ranked, manual, cut, late, counted; dates without steps are told too. */
    @Test
    void tellsWhatIsNotRankedAndWhatIsManual() {
        List<Share> walked = List.of(share(0, 9_000, 6_000, 2_000));

        assertThat(explained(settings(), walked, walked).days())
                .containsExactly(
                        new ExplainedDay(MAY_4, 9_000, 6_000, 0, 0, 0, 6_000, List.of("not-ranked")),
                        new ExplainedDay(MAY_4.plusDays(1), 0, 0, 0, 0, 0, 0, List.of()));
        assertThat(explained(settings().setManualCounts(true), walked, walked)
                        .days()
                        .get(0))
                .isEqualTo(
                        new ExplainedDay(MAY_4, 9_000, 6_000, 2_000, 0, 0, 8_000, List.of("p9-manual", "not-ranked")));
    }

    /** 7.3: what is recorded after the seal is told and counts nothing, also on a date that had no steps. */
    @Test
    void tellsWhatCameAfterTheSealAndLeavesTheScore() {
        Explained explained = explained(
                settings(),
                List.of(share(0, 4_000, 4_000, 0)),
                List.of(share(0, 4_500, 4_500, 0), share(1, 300, 300, 0)));

        assertThat(explained.score()).isEqualTo(4_000);
        assertThat(explained.days()).extracting(ExplainedDay::late).containsExactly(500L, 300L);
        assertThat(explained.days()).extracting(ExplainedDay::counted).containsExactly(4_000L, 0L);
        assertThat(explained.days()).extracting(ExplainedDay::reasons).containsOnly(List.of("late-not-counted"));
    }

    /** 8.12, 7.2: what stands before the seal counts, the seal's own position and what comes after do not. */
    @Test
    void countsWhatStandsBeforeTheSealAndNothingOfACancelledOne() {
        assertThat(held(0, 0).counts(Long.MAX_VALUE)).isTrue();
        assertThat(held(0, 70).counts(69)).isTrue();
        assertThat(held(0, 70).counts(70)).isFalse();
        assertThat(held(0, 70).lastPosition()).isEqualTo(69);
        assertThat(held(0, 0).lastPosition()).isEqualTo(Long.MAX_VALUE);
        assertThat(held(60, 0).counts(1)).isFalse();
    }

    /** 8.13: an unlisted challenge looks missing to whoever neither takes part nor organises it. */
    @Test
    void looksMissingToStrangersWhereItIsUnlisted() {
        Held unlisted = held(0, 0, true);
        assertThat(unlisted.looksMissingTo("ben", false)).isTrue();
        assertThat(unlisted.looksMissingTo("ben", true)).isFalse();
        assertThat(unlisted.looksMissingTo("anna", false)).isFalse();
        assertThat(held(0, 0).looksMissingTo("ben", false)).isFalse();
    }

    private static Explained explained(ChallengeSettings.Builder settings, List<Share> counted, List<Share> now) {
        return Explaining.of(new Rules(settings.build(), MAY_4, MAY_4.plusDays(1)), MAY_4.plusDays(1), counted, now);
    }

    private static ChallengeSettings.Builder settings() {
        return ChallengeSettings.newBuilder().setScore(ChallengeScore.CHALLENGE_SCORE_TOTAL);
    }

    private static Share share(int day, long total, long ranked, long manual) {
        LocalDate date = MAY_4.plusDays(day);
        return new Share(date, date, total, ranked, manual, false, 10, 1);
    }

    private static Held held(long cancelledAt, long sealedAt) {
        return held(cancelledAt, sealedAt, false);
    }

    private static Held held(long cancelledAt, long sealedAt, boolean unlisted) {
        return new Held(
                "c1",
                settings().build(),
                MAY_4,
                MAY_4,
                "anna",
                Instant.EPOCH,
                unlisted,
                cancelledAt,
                sealedAt,
                1,
                null);
    }
}
