package com.firewalker.query.day;

import com.firewalker.query.day.GetDays.Day;
import com.firewalker.query.day.settings.GoalTimeline;
import com.firewalker.query.day.settings.WalkerSettings;
import com.firewalker.query.day.settings.ZoneTimeline;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Answers questions on days from the day view. Reads in the caller's transaction. */
@Component
public class Days {

    private static final int DATES_AT_ONCE = 64;

    private final DayViewRepository days;
    private final DayMonths months;
    private final WalkerSettings settings;
    private final Clock clock;

    Days(DayViewRepository days, DayMonths months, WalkerSettings settings, Clock clock) {
        this.days = days;
        this.months = months;
        this.settings = settings;
        this.clock = clock;
    }

    GetDays.Result answer(GetDays question) {
        Map<LocalDate, DayView> found = days.days(question.walkerId(), question.from(), question.to()).stream()
                .collect(Collectors.toMap(DayView::localDate, Function.identity()));
        GoalTimeline goals = settings.goals(question.walkerId());
        ZoneTimeline zones = settings.zones(question.walkerId());
        LocalDate today = zones.dateAt(clock.instant());
        Streak streak = recent(question, zones, today);
        return new GetDays.Result(question.from()
                .datesUntil(question.to().plusDays(1))
                .map(date -> found.containsKey(date)
                        ? Day.of(found.get(date), streak.endingOn(date, today))
                        : Day.without(date, goals.on(date), streak.endingOn(date, today)))
                .toList());
    }

    /** Only the dates with data, each with streak 0: to know those, a long run is read back to its beginning. */
    List<Day> withoutStreaks(GetDays question) {
        return days.days(question.walkerId(), question.from(), question.to()).stream()
                .map(day -> Day.of(day, 0))
                .filter(Day::hasData)
                .toList();
    }

    /** Where the run that a date stands in becomes as long as wanted, there or later. */
    List<Streak.Milestone> milestones(String walkerId, LocalDate date, Set<Integer> wanted) {
        ZoneTimeline zones = settings.zones(walkerId);
        // Twice as far as the longest: dates that were not lived lie between without adding to it.
        LocalDate last = date.plusDays(2L * Collections.max(wanted));
        var question = new GetDays(walkerId, date, last);
        return recent(question, zones, zones.dateAt(clock.instant())).milestones(date, wanted);
    }

    /** Total, goal and verdict of one date. */
    public record DayGoal(int total, int goal, boolean goalReached) {}

    public DayGoal on(String walkerId, LocalDate date) {
        return days.day(walkerId, date)
                .map(day -> new DayGoal(day.total(), day.goal(), day.goalReached()))
                .orElseGet(() -> new DayGoal(0, settings.goals(walkerId).on(date), false));
    }

    /** The local date it is now for the walker, in the walker's zone. */
    public LocalDate today(String walkerId) {
        return settings.zones(walkerId).dateAt(clock.instant());
    }

    /** Whether a date has any quarter hour in the walker's zones (domain-rules.md 6.3). */
    public Predicate<LocalDate> lived(String walkerId) {
        return settings.zones(walkerId)::lived;
    }

    /** The walker's streaks over all dates up to one. */
    public Streak streak(String walkerId, LocalDate to) {
        return new Streak(months.marks(walkerId, GoalTimeline.BEGINNING, to), settings.zones(walkerId)::lived);
    }

    /** Reads back from the first date asked for only as far as its streak goes, whatever the age of the account. */
    private Streak recent(GetDays question, ZoneTimeline zones, LocalDate today) {
        LocalDate first = question.from().isAfter(today) ? today : question.from();
        LocalDate begin = first.minusDays(DATES_AT_ONCE);
        NavigableMap<LocalDate, Boolean> reached =
                new TreeMap<>(months.marks(question.walkerId(), begin, question.to()));
        int chunk = DATES_AT_ONCE;
        while (isUnbroken(reached, zones, begin, first)) {
            chunk *= 2;
            reached.putAll(months.marks(question.walkerId(), begin.minusDays(chunk), begin.minusDays(1)));
            begin = begin.minusDays(chunk);
        }
        return new Streak(reached, zones::lived);
    }

    private static boolean isUnbroken(
            NavigableMap<LocalDate, Boolean> reached, ZoneTimeline zones, LocalDate from, LocalDate to) {
        return from.isAfter(GoalTimeline.BEGINNING)
                && from.datesUntil(to).allMatch(date -> reached.getOrDefault(date, false) || !zones.lived(date));
    }
}
