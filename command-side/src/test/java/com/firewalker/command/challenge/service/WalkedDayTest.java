package com.firewalker.command.challenge.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.events.v1.Adjustment;
import com.firewalker.events.v1.ChallengeSettings;
import com.firewalker.events.v1.DayResult;
import com.firewalker.events.v1.DayReviewed;
import com.firewalker.events.v1.SlotDecision;
import com.firewalker.events.v1.StepsRecorded;
import com.google.protobuf.Message;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What freezes a challenge's settings: domain-rules.md 8.9, 8.10. */
class WalkedDayTest {

    private static final int DAY = Math.toIntExact(LocalDate.parse("2026-05-04").toEpochDay());

    /** 4 May 23:30+02:00. */
    private static final int HALF_PAST_21_UTC = 86;

    @Test
    void countsRankedStepsAndWithManualOnesTheTotal() {
        assertThat(day(recorded(500, 500)).counts(false)).isTrue();
        assertThat(day(recorded(500, 0)).counts(false)).isFalse();
        assertThat(day(recorded(500, 0)).counts(true)).isTrue();
        assertThat(WalkedDay.of(Stream.of())).isEmpty();
    }

    @Test
    void forgetsWhatWasTakenBack() {
        var gone = DayReviewed.newBuilder()
                .setLocalDate(DAY)
                .setResult(DayResult.newBuilder().setTotal(0).setRanked(0))
                .build();
        assertThat(day(recorded(500, 500), gone).counts(true)).isFalse();
    }

    /** 4 May 23:30+02:00 is 5 May in a +09:00 challenge. */
    @Test
    void countsInAFixedZoneBySlots() {
        WalkedDay evening = day(recorded(500, 500, HALF_PAST_21_UTC));
        assertThat(evening.countsWithin(seoul(DAY + 1, DAY + 1), false)).isTrue();
        assertThat(evening.countsWithin(seoul(DAY, DAY), false)).isFalse();
    }

    @Test
    void countsLinesOfTheSumOnTheirOwnDate() {
        StepsRecorded.Builder line = recorded(500, 500).toBuilder();
        line.getResultBuilder().addAdjustments(Adjustment.newBuilder().setSteps(500));
        assertThat(day(line.build()).countsWithin(seoul(DAY, DAY), false)).isTrue();
        assertThat(day(line.build()).countsWithin(seoul(DAY + 1, DAY + 1), false))
                .isFalse();
    }

    private static ChallengeSettings seoul(int from, int to) {
        return ChallengeSettings.newBuilder()
                .setFrom(from)
                .setTo(to)
                .setTimeZone("Asia/Seoul")
                .build();
    }

    private static WalkedDay day(Message... events) {
        return WalkedDay.of(Stream.of(events)).orElseThrow();
    }

    private static StepsRecorded recorded(int total, int ranked, int... slots) {
        DayResult.Builder result = DayResult.newBuilder().setTotal(total).setRanked(ranked);
        for (int slot : slots) {
            result.addSlots(SlotDecision.newBuilder().setSlot(slot).setSteps(total));
        }
        return StepsRecorded.newBuilder().setLocalDate(DAY).setResult(result).build();
    }
}
