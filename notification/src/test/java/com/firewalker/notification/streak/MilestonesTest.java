package com.firewalker.notification.streak;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.notification.streak.Milestones.Passed;
import com.firewalker.views.v1.Day;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** domain-rules.md 6.3, 6.4. */
class MilestonesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 5, 7);

    @Test
    void sevenDaysAreOne() {
        assertThat(Milestones.passed(7, DAY, List.of())).containsExactly(new Passed(7, DAY));
    }

    @Test
    void sixAndEightAreNone() {
        assertThat(Milestones.passed(6, DAY, List.of())).isEmpty();
        assertThat(Milestones.passed(8, DAY, List.of())).isEmpty();
    }

    @Test
    void aHealedGapPassesItOnALaterDay() {
        assertThat(Milestones.passed(5, DAY, List.of(day(1, true), day(2, true), day(3, true))))
                .containsExactly(new Passed(7, DAY.plusDays(2)));
    }

    @Test
    void aMissedDayEndsTheRun() {
        assertThat(Milestones.passed(5, DAY, List.of(day(1, true), day(2, false), day(3, true))))
                .isEmpty();
    }

    private static Day day(int later, boolean reached) {
        return Day.newBuilder()
                .setLocalDate(Math.toIntExact(DAY.plusDays(later).toEpochDay()))
                .setGoalReached(reached)
                .build();
    }
}
