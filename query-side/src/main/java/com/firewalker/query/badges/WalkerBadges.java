package com.firewalker.query.badges;

import com.firewalker.query.day.Streak;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One walker's badges. Shape: facts on days, in ledger order; those already counted are left out. A badge is granted
 * with the first fact that deserves it and stays; a later fact only marks it. Source: domain-rules.md 6.3, 6.5.
 */
final class WalkerBadges {

    /** A day's last known figures. */
    record Day(LocalDate date, int total, boolean reached, long position) {}

    record Earned(Badge badge, LocalDate earnedFor, boolean corrected, long position) {}

    private final Map<LocalDate, Day> changed = new HashMap<>();
    private final Map<Badge, Earned> earned = new HashMap<>();
    private final Map<Badge, Earned> judged = new HashMap<>();
    private final Function<LocalDate, @Nullable Day> before;
    private final Supplier<NavigableMap<LocalDate, Boolean>> history;
    private @Nullable NavigableMap<LocalDate, Boolean> marks;
    private long lifetime;
    private long position;

    /**
     * @param before a day as the view holds it
     * @param history all dates with data and whether each reached its goal, as the view holds them; asked for only
     *     when a day's verdict changes
     */
    WalkerBadges(
            long lifetime,
            long position,
            Collection<Earned> earned,
            Function<LocalDate, @Nullable Day> before,
            Supplier<NavigableMap<LocalDate, Boolean>> history) {
        this.lifetime = lifetime;
        this.position = position;
        this.before = before;
        this.history = history;
        earned.forEach(one -> this.earned.put(one.badge(), one));
    }

    void fold(Day day) {
        if (day.position() <= position) {
            return;
        }
        position = day.position();
        Day old = changed.containsKey(day.date()) ? changed.get(day.date()) : before.apply(day.date());
        lifetime += day.total() - (old == null ? 0 : old.total());
        boolean verdictChanged = old == null ? day.reached() : old.reached() != day.reached();
        remember(day);
        judgeTotals(day);
        if (verdictChanged) {
            judgeStreaks();
        }
    }

    private void remember(Day day) {
        changed.put(day.date(), day);
        if (marks != null) {
            marks.put(day.date(), day.reached());
        }
    }

    private void judgeTotals(Day day) {
        Badge.Kind.LIFETIME.badges().forEach(badge -> judge(badge, day.date(), lifetime >= badge.threshold()));
        for (Badge badge : Badge.Kind.DAY.badges()) {
            if (!earned.containsKey(badge) || isEarnedFor(badge, day.date())) {
                judge(badge, day.date(), day.total() >= badge.threshold());
            }
        }
    }

    private boolean isEarnedFor(Badge badge, LocalDate date) {
        Earned one = earned.get(badge);
        return one != null && one.earnedFor().equals(date);
    }

    private void judgeStreaks() {
        NavigableMap<LocalDate, Boolean> dates = marks();
        var streak = new Streak(dates, date -> true);
        Badge.Kind.STREAK.badges().forEach(badge -> {
            Earned known = earned.get(badge);
            if (known != null) {
                judge(badge, known.earnedFor(), runAt(streak, known.earnedFor()) >= badge.threshold());
            } else if (streak.best() >= badge.threshold()) {
                dates.keySet().stream()
                        .filter(date -> runAt(streak, date) >= badge.threshold())
                        .findFirst()
                        .ifPresent(date -> judge(badge, date, true));
            }
        });
    }

    private static int runAt(Streak streak, LocalDate date) {
        return streak.endingOn(date, LocalDate.MAX);
    }

    private void judge(Badge badge, LocalDate date, boolean deserved) {
        Earned known = earned.get(badge);
        if (known == null && deserved) {
            put(new Earned(badge, date, false, position));
        } else if (known != null && known.corrected() == deserved) {
            put(new Earned(badge, known.earnedFor(), !deserved, position));
        }
    }

    private void put(Earned one) {
        earned.put(one.badge(), one);
        judged.put(one.badge(), one);
    }

    private NavigableMap<LocalDate, Boolean> marks() {
        if (marks == null) {
            NavigableMap<LocalDate, Boolean> all = history.get();
            changed.values().forEach(day -> all.put(day.date(), day.reached()));
            marks = all;
        }
        return marks;
    }

    long lifetime() {
        return lifetime;
    }

    long position() {
        return position;
    }

    Collection<Day> changed() {
        return changed.values();
    }

    /** Those that these facts granted or marked. */
    Collection<Earned> judged() {
        return judged.values();
    }
}
