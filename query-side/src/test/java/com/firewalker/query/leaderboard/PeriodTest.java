package com.firewalker.query.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Boards by local date, ISO week and month (domain-rules.md 7.2). */
class PeriodTest {

    @Test
    void putsNewYearsDayIntoTheIsoWeekThatBeganInTheOldYear() {
        var week = Period.WEEK.around(LocalDate.of(2027, 1, 1));

        assertThat(week.from()).isEqualTo("2026-12-28");
        assertThat(week.to()).isEqualTo("2027-01-03");
    }

    @Test
    void endsALeapFebruaryOnTheTwentyNinth() {
        var month = Period.MONTH.around(LocalDate.of(2028, 2, 10));

        assertThat(month.from()).isEqualTo("2028-02-01");
        assertThat(month.to()).isEqualTo("2028-02-29");
    }

    @Test
    void beginsWeekNineteenOnTheFourthOfMay() {
        assertThat(Period.WEEK.around(LocalDate.of(2026, 5, 10)).from()).isEqualTo("2026-05-04");
    }
}
