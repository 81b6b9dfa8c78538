package com.firewalker.query.summary;

import com.firewalker.query.summary.DaySums.Sum;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Predicate;

/**
 * Steps a day: those of finished lived dates with data, divided by their number, rounded half up; 0 without such dates.
 * Today is not finished. The one function for every average that is shown. Rule: domain-rules.md 6.6.
 */
record Averages(LocalDate today, Predicate<LocalDate> lived) {

    /** Over the dates that ended before today, as many as asked for. */
    long ofLast(int dates, NavigableMap<LocalDate, Sum> sums) {
        return between(today.minusDays(dates), today.minusDays(1), sums);
    }

    /** Over the finished dates from the first to the last, both included. */
    long between(LocalDate from, LocalDate to, NavigableMap<LocalDate, Sum> sums) {
        List<Sum> counted = sums.entrySet().stream()
                .filter(date -> !date.getKey().isBefore(from) && !date.getKey().isAfter(to))
                .filter(date -> date.getKey().isBefore(today) && lived.test(date.getKey()))
                .map(Map.Entry::getValue)
                .filter(sum -> sum.days() > 0)
                .toList();
        return rounded(counted.stream().mapToLong(Sum::total).sum(), counted.size());
    }

    private static long rounded(long total, int dates) {
        return dates == 0 ? 0 : Math.floorDiv(2 * total + dates, 2L * dates);
    }
}
