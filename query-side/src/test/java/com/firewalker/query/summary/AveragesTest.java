package com.firewalker.query.summary;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.query.summary.DaySums.Sum;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Steps a day, over finished lived days with data (domain-rules.md 6.6). */
class AveragesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 5, 10);

    private final NavigableMap<LocalDate, Sum> sums = new TreeMap<>();
    private final Averages averages = new Averages(TODAY, date -> true);

    @Test
    void leavesTodayOut() {
        for (int day = 1; day <= 6; day++) {
            put(day, 10_800);
        }
        put(0, 0);

        assertThat(averages.ofLast(7, sums)).isEqualTo(10_800);
        assertThat(averages.ofLast(30, sums)).isEqualTo(10_800);
        assertThat(averages.between(TODAY.minusDays(9), TODAY.plusDays(20), sums))
                .isEqualTo(10_800);
    }

    @Test
    void takesAWindowThatEndsYesterday() {
        put(1, 1_000);
        put(7, 3_000);
        put(8, 50_000);

        assertThat(averages.ofLast(7, sums)).isEqualTo(2_000);
    }

    @Test
    void givesNoWeightToADayWhoseSamplesAreAllDeleted() {
        put(1, 9_000);
        sums.put(TODAY.minusDays(2), new Sum(0, 0, 0));

        assertThat(averages.ofLast(7, sums)).isEqualTo(9_000);
    }

    @Test
    void countsADayOfZeroStepsWithData() {
        put(1, 9_000);
        put(2, 0);

        assertThat(averages.ofLast(7, sums)).isEqualTo(4_500);
    }

    @Test
    void givesNoWeightToADateThatWasNotLived() {
        put(1, 9_000);
        put(2, 100);

        assertThat(new Averages(TODAY, date -> !date.equals(TODAY.minusDays(2))).ofLast(7, sums))
                .isEqualTo(9_000);
    }

    @Test
    void roundsHalfUpAndIsZeroWithoutDays() {
        put(1, 1);
        put(2, 2);

        assertThat(averages.ofLast(7, sums)).isEqualTo(2);
        assertThat(averages.ofLast(7, new TreeMap<>())).isZero();
    }

    private void put(int daysAgo, long total) {
        sums.put(TODAY.minusDays(daysAgo), new Sum(total, 1, 0));
    }
}
