package com.firewalker.query.day;

import com.firewalker.events.v1.DailyGoalSet;
import com.firewalker.events.v1.DayGoalReached;
import com.firewalker.events.v1.WalkerRegistered;
import com.firewalker.events.v1.WalkerZoneChanged;
import com.firewalker.events.v1.WalkerZonesStated;
import com.firewalker.query.day.settings.GoalTimeline;
import com.firewalker.query.day.settings.ZoneTimeline;
import com.firewalker.query.view.Fact;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * What was known of a walker at an earlier moment, folded from the facts of then alone: goals, zones, and how many dates
 * in a row were reached. The same {@link Streak} as everywhere else. Rules: domain-rules.md 6.1, 6.3, 11.2.
 */
record WalkerAsOf(GoalTimeline goals, ZoneTimeline zones) {

    /** The events that say something of it; a walker's stream holds many others. */
    static final Set<String> TYPES = Set.of(
            WalkerRegistered.getDescriptor().getFullName(),
            DailyGoalSet.getDescriptor().getFullName(),
            WalkerZoneChanged.getDescriptor().getFullName(),
            WalkerZonesStated.getDescriptor().getFullName());

    /** Dates asked for at once; a longer streak asks again. */
    static final int DATES_AT_ONCE = 64;

    static WalkerAsOf of(Collection<Fact> facts) {
        var goals = new TreeMap<LocalDate, Integer>();
        var zones = new TreeMap<Long, ZoneId>();
        for (Fact fact : facts) {
            if (fact.event() instanceof WalkerRegistered registered) {
                goals.put(GoalTimeline.BEGINNING, registered.getDailyGoal());
                zones.put(ZoneTimeline.BEGINNING, ZoneId.of(registered.getTimeZone()));
            } else if (fact.event() instanceof DailyGoalSet goal) {
                goals.put(LocalDate.ofEpochDay(goal.getEffectiveFrom()), goal.getDailySteps());
            } else if (fact.event() instanceof WalkerZoneChanged moved) {
                zones.put(moved.getEffectiveFromMillis(), ZoneId.of(moved.getTimeZone()));
            } else if (fact.event() instanceof WalkerZonesStated stated) {
                zones.keySet().removeIf(from -> from != ZoneTimeline.BEGINNING);
                stated.getSpansList().forEach(span -> zones.put(span.getFromMillis(), ZoneId.of(span.getTimeZone())));
            }
        }
        return new WalkerAsOf(new GoalTimeline(goals), new ZoneTimeline(zones));
    }

    /**
     * The streak that ended on the date.
     *
     * @param then the moment, which says which date was still open
     * @param verdicts the goals reached and lost on the dates from the first to the last, in the order of the ledger
     */
    int streak(LocalDate date, Instant then, BiFunction<LocalDate, LocalDate, List<DayVerdict>> verdicts) {
        LocalDate today = zones.dateAt(then);
        LocalDate end = date.isAfter(today) ? today : date;
        if (end.isBefore(GoalTimeline.BEGINNING)) {
            return 0;
        }
        NavigableMap<LocalDate, Boolean> marks = new TreeMap<>();
        LocalDate from = end.plusDays(1);
        do {
            LocalDate to = from.minusDays(1);
            from = to.minusDays(DATES_AT_ONCE - 1);
            verdicts.apply(from, to).forEach(verdict -> marks.put(verdict.date(), verdict.reached()));
        } while (unbroken(marks, from, end));
        return new Streak(marks, zones::lived).endingOn(end, today);
    }

    private boolean unbroken(NavigableMap<LocalDate, Boolean> marks, LocalDate from, LocalDate end) {
        return from.datesUntil(end).allMatch(date -> marks.getOrDefault(date, false) || !zones.lived(date));
    }

    /** That a date's goal was reached, or lost again. */
    record DayVerdict(LocalDate date, boolean reached) {

        static DayVerdict of(Fact fact, LocalDate date) {
            return new DayVerdict(date, fact.event() instanceof DayGoalReached);
        }
    }
}
