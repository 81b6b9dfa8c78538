package com.firewalker.query.day;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.query.day.Explanation.Late;
import com.firewalker.query.day.LateSteps.Figure;
import com.firewalker.query.period.Period;
import com.firewalker.query.period.Span;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What came after a seal, as the day's explanation tells it (domain-rules.md 7.3). */
class LateStepsTest {

    private static final Span MAY_4 = Period.DAY.around(LocalDate.of(2026, 5, 4));
    private static final long SEAL = 20;

    /** Ex 7.3: +500 for 4 May on 6 May 11:59Z stands before the seal: day and board. */
    @Test
    void tellsNothingOfWhatStandsBeforeTheSeal() {
        assertThat(LateSteps.of(MAY_4, SEAL, List.of(new Figure(10, 4_000), new Figure(19, 4_500))))
                .isEmpty();
    }

    /** Ex 7.3: at 12:00Z it stands after it: the day only, with the period. */
    @Test
    void tellsWhatStandsAfterItWithThePeriod() {
        assertThat(LateSteps.of(MAY_4, SEAL, List.of(new Figure(10, 4_000), new Figure(21, 4_500))))
                .contains(new Late("day", MAY_4.from(), MAY_4.to(), 500, "late-not-counted"));
        assertThat(LateSteps.of(MAY_4, SEAL, List.of(new Figure(21, 900))))
                .hasValueSatisfying(late -> assertThat(late.steps()).isEqualTo(900));
    }

    @Test
    void tellsOnlyWhatIsLeftOfWhatCameLate() {
        assertThat(LateSteps.of(
                        MAY_4, SEAL, List.of(new Figure(10, 4_000), new Figure(21, 4_500), new Figure(22, 4_000))))
                .isEmpty();
    }
}
