package com.firewalker.query.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Boards by local date, ISO week and month (domain-rules.md 7.2). */
class PeriodTest {

    @Test
    void putsNewYearsDayIntoTheIsoWeekThatBeganInTheOldYear() {
        Span week = Period.WEEK.around(LocalDate.of(2027, 1, 1));

        assertThat(week.from()).isEqualTo("2026-12-28");
        assertThat(week.to()).isEqualTo("2027-01-03");
    }

    /** 29 December to 3 January lie in week 52, 53 or 1, and in one week with their Monday's other days. */
    @ParameterizedTest
    @CsvSource({
        "2019-12-29, 2019-12-23, 52", "2019-12-30, 2019-12-30, 1", "2020-01-05, 2019-12-30, 1",
        "2020-12-28, 2020-12-28, 53", "2020-12-31, 2020-12-28, 53", "2021-01-03, 2020-12-28, 53",
        "2021-01-04, 2021-01-04, 1", "2022-01-01, 2021-12-27, 52", "2022-01-02, 2021-12-27, 52",
        "2025-12-28, 2025-12-22, 52", "2025-12-29, 2025-12-29, 1", "2026-01-04, 2025-12-29, 1",
        "2026-12-29, 2026-12-28, 53", "2027-01-03, 2026-12-28, 53", "2027-01-04, 2027-01-04, 1"
    })
    void keepsTheWeeksOfTheTurnOfTheYearTogether(LocalDate date, LocalDate monday, int number) {
        Span week = Period.WEEK.around(date);
        assertThat(week.from()).isEqualTo(monday);
        assertThat(week.to()).isEqualTo(monday.plusDays(6));
        assertThat(week.from().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)).isEqualTo(number);
    }

    @Test
    void isTheIsoWeekOnEveryDateOfTwentyYears() {
        LocalDate.of(2011, 1, 1).datesUntil(LocalDate.of(2031, 1, 1)).forEach(date -> {
            Span week = Period.WEEK.around(date);
            for (LocalDate end : List.of(week.from(), week.to())) {
                assertThat(isoWeek(end)).as(date + " with " + end).isEqualTo(isoWeek(date));
            }
            assertThat(isoWeek(week.from().minusDays(1))).isNotEqualTo(isoWeek(date));
            assertThat(isoWeek(week.to().plusDays(1))).isNotEqualTo(isoWeek(date));
        });
    }

    private static String isoWeek(LocalDate date) {
        return date.get(IsoFields.WEEK_BASED_YEAR) + "-W" + date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    @Test
    void endsALeapFebruaryOnTheTwentyNinth() {
        Span month = Period.MONTH.around(LocalDate.of(2028, 2, 10));

        assertThat(month.from()).isEqualTo("2028-02-01");
        assertThat(month.to()).isEqualTo("2028-02-29");
    }

    @Test
    void beginsWeekNineteenOnTheFourthOfMay() {
        assertThat(Period.WEEK.around(LocalDate.of(2026, 5, 10)).from()).isEqualTo("2026-05-04");
    }

    @ParameterizedTest
    @CsvSource({"2028-02-10, 29", "2026-02-10, 28", "2026-12-31, 31", "2027-01-01, 31"})
    void dividesAMonthIntoItsDates(LocalDate date, int many) {
        Span month = Period.MONTH.around(date);
        assertThat(month.parts()).hasSize(many);
        assertThat(month.to()).isEqualTo(month.from().plusDays(many - 1));
    }

    @Test
    void dividesAYearIntoMonthsThatLeaveNoDateOut() {
        Span year = Period.YEAR.around(LocalDate.of(2028, 12, 31));
        assertThat(year.from()).isEqualTo("2028-01-01");
        assertThat(year.to()).isEqualTo("2028-12-31");
        assertThat(year.parts()).hasSize(12);
        for (int month = 1; month < 12; month++) {
            assertThat(year.parts().get(month).from())
                    .isEqualTo(year.parts().get(month - 1).to().plusDays(1));
        }
    }

    @Test
    void namesEveryBoardByAnotherLetterAndPutsPartsBeforeTheirSums() {
        assertThat(Period.BOARDS).doesNotHaveDuplicates().isSorted();
        assertThat(Period.BOARDS.get(0)).isEqualTo(Period.DAY);
        assertThat(List.of(Period.values())).extracting(Period::letter).doesNotHaveDuplicates();
        for (Period board : Period.BOARDS) {
            assertThat(board.part() == null || Period.BOARDS.contains(board.part()))
                    .as("a sum of what has a board itself: %s", board)
                    .isTrue();
        }
    }
}
