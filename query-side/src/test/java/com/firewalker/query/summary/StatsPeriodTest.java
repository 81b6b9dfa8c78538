package com.firewalker.query.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stretches of dates for charts (api.md 5, domain-rules.md 7.2: ISO weeks). */
class StatsPeriodTest {

    @ParameterizedTest
    @CsvSource({
        "2020-12-31, 2020-12-28, 2021-01-03",
        "2021-01-03, 2020-12-28, 2021-01-03",
        "2021-01-04, 2021-01-04, 2021-01-10",
        "2025-12-29, 2025-12-29, 2026-01-04",
        "2026-01-01, 2025-12-29, 2026-01-04",
        "2026-12-29, 2026-12-28, 2027-01-03"
    })
    void keepsTheWeeksOfTheTurnOfTheYearTogether(LocalDate date, LocalDate from, LocalDate to) {
        var week = StatsPeriod.WEEK.around(date);
        assertThat(week.from()).isEqualTo(from);
        assertThat(week.to()).isEqualTo(to);
        assertThat(week.points()).hasSize(7);
    }

    @ParameterizedTest
    @CsvSource({"2028-02-10, 29", "2026-02-10, 28", "2026-12-31, 31", "2027-01-01, 31"})
    void dividesAMonthIntoItsDates(LocalDate date, int many) {
        var month = StatsPeriod.MONTH.around(date);
        assertThat(month.points()).hasSize(many);
        assertThat(month.to()).isEqualTo(month.from().plusDays(many - 1));
    }

    @Test
    void dividesTheCalendarsYearIntoMonthsThatLeaveNoDateOut() {
        var year = StatsPeriod.YEAR.around(LocalDate.of(2028, 12, 31));
        assertThat(year.from()).isEqualTo("2028-01-01");
        assertThat(year.to()).isEqualTo("2028-12-31");
        assertThat(year.points()).hasSize(12);
        for (int month = 1; month < 12; month++) {
            assertThat(year.points().get(month).from())
                    .isEqualTo(year.points().get(month - 1).to().plusDays(1));
        }
    }
}
