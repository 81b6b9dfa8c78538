package com.firewalker.query.summary;

import com.firewalker.query.day.Days;
import com.firewalker.query.day.Streak;
import com.firewalker.query.period.Period;
import com.firewalker.query.period.Span;
import com.firewalker.query.summary.DaySums.Sum;
import com.firewalker.query.summary.GetSummary.Lifetime;
import com.firewalker.query.summary.GetSummary.Streaks;
import com.firewalker.query.summary.GetSummary.Stretch;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import org.springframework.stereotype.Component;

/** Answers from sums over the day view. Reads in the caller's transaction. */
@Component
class Summaries {

    private static final int WEEK = 7;
    private static final int LONGEST_WINDOW = 30;

    private final Days days;
    private final DaySums sums;

    Summaries(Days days, DaySums sums) {
        this.days = days;
        this.sums = sums;
    }

    GetSummary.Result answer(GetSummary question) {
        String walker = question.walkerId();
        LocalDate today = days.today(walker);
        Streak streak = days.streak(walker, today);
        Days.DayGoal now = days.on(walker, today);
        Sum lifetime = sums.all(walker);
        Averages averages = averages(walker, today);
        NavigableMap<LocalDate, Sum> recent = sums.byDate(walker, today.minusDays(LONGEST_WINDOW), today);
        return new GetSummary.Result(
                new GetSummary.Today(today, now.total(), now.goal(), now.goalReached()),
                new Streaks(streak.endingOn(today, today), streak.best()),
                new Lifetime(lifetime.total(), lifetime.days()),
                sums.best(walker),
                new GetSummary.Averages(averages.ofLast(WEEK, recent), averages.ofLast(LONGEST_WINDOW, recent)),
                stretch(walker, Period.WEEK.around(today)),
                stretch(walker, Period.MONTH.around(today)));
    }

    GetStats.Result answer(GetStats question) {
        Span span = question.span();
        NavigableMap<LocalDate, Sum> dates = sums.byDate(question.walkerId(), span.from(), span.to());
        List<GetStats.Point> series =
                span.parts().stream().map(point -> point(dates, point)).toList();
        long total = series.stream().mapToLong(GetStats.Point::total).sum();
        int lived = series.stream().mapToInt(GetStats.Point::days).sum();
        return new GetStats.Result(
                span.period().word(),
                span.from(),
                span.to(),
                total,
                averages(question.walkerId(), days.today(question.walkerId())).between(span.from(), span.to(), dates),
                lived,
                series.stream().mapToInt(GetStats.Point::goalDays).sum(),
                series);
    }

    private static GetStats.Point point(NavigableMap<LocalDate, Sum> dates, Span range) {
        Collection<Sum> within =
                dates.subMap(range.from(), true, range.to(), true).values();
        return new GetStats.Point(
                range.from(),
                range.to(),
                within.stream().mapToLong(Sum::total).sum(),
                within.stream().mapToInt(Sum::days).sum(),
                within.stream().mapToInt(Sum::goalDays).sum());
    }

    private Averages averages(String walker, LocalDate today) {
        return new Averages(today, days.lived(walker));
    }

    private Stretch stretch(String walker, Span span) {
        Sum sum = sums.between(walker, span.from(), span.to());
        return new Stretch(span.from(), span.to(), sum.total(), sum.goalDays());
    }
}
