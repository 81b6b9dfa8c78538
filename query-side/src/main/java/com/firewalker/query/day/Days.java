package com.firewalker.query.day;

import com.firewalker.query.day.DayViewRepository.Mark;
import com.firewalker.query.day.GetDays.Day;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Answers questions on days from the day view. Reads in the caller's transaction. */
@Component
public class Days {

    private final DayViewRepository days;
    private final WalkerSettings settings;
    private final Clock clock;

    Days(DayViewRepository days, WalkerSettings settings, Clock clock) {
        this.days = days;
        this.settings = settings;
        this.clock = clock;
    }

    GetDays.Result answer(GetDays question) {
        var found = days.days(question.walkerId(), question.from(), question.to()).stream()
                .collect(Collectors.toMap(DayView::localDate, Function.identity()));
        var goals = settings.goals(question.walkerId());
        var zones = settings.zones(question.walkerId());
        var today = zones.dateAt(clock.instant());
        var streak = streak(question.walkerId(), zones, question.to());
        return new GetDays.Result(question.from()
                .datesUntil(question.to().plusDays(1))
                .map(date -> found.containsKey(date)
                        ? Day.of(found.get(date), streak.endingOn(date, today))
                        : Day.without(date, goals.on(date), streak.endingOn(date, today)))
                .toList());
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
        return streak(walkerId, settings.zones(walkerId), to);
    }

    private Streak streak(String walkerId, ZoneTimeline zones, LocalDate to) {
        List<Mark> marks = days.marks(walkerId, to);
        var reached = new TreeMap<LocalDate, Boolean>();
        marks.forEach(mark -> reached.put(mark.date(), mark.reached()));
        return new Streak(reached, zones::lived);
    }
}
