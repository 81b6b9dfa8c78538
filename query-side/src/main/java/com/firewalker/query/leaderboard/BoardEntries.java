package com.firewalker.query.leaderboard;

import com.firewalker.query.leaderboard.BoardRows.DayScore;
import com.firewalker.query.leaderboard.BoardRows.Seen;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Arguments of the write script: version, positions, then one entry per walker-day and walker. */
final class BoardEntries {

    private static final String NO_CHAIN = "-";

    private final BoardLifetime lifetime;
    private final List<String> arguments = new ArrayList<>();

    private BoardEntries(BoardLifetime lifetime, int version, String from, String to) {
        this.lifetime = lifetime;
        arguments.add(Integer.toString(version));
        arguments.add(from);
        arguments.add(to);
    }

    /** Entries that move the view from one position to another. */
    static BoardEntries moving(BoardLifetime lifetime, int version, long from, long to) {
        return new BoardEntries(lifetime, version, Long.toString(from), Long.toString(to));
    }

    /** Entries out of the tables, while Redis is filled again. */
    static BoardEntries filling(BoardLifetime lifetime, int version) {
        return new BoardEntries(lifetime, version, NO_CHAIN, NO_CHAIN);
    }

    BoardEntries day(DayScore score) {
        var week = Period.WEEK.around(score.date());
        var month = Period.MONTH.around(score.date());
        arguments.addAll(List.of(
                "D",
                score.walkerId(),
                Long.toString(score.date().toEpochDay()),
                Long.toString(score.score()),
                Long.toString(score.slot()),
                Long.toString(score.position()),
                Long.toString(lifetime.endOf(Period.DAY.around(score.date()))),
                Long.toString(week.from().toEpochDay()),
                "7",
                Long.toString(lifetime.endOf(week)),
                Long.toString(month.from().toEpochDay()),
                Integer.toString(score.date().lengthOfMonth()),
                Long.toString(lifetime.endOf(month))));
        return this;
    }

    BoardEntries seen(Seen seen, List<LocalDate> dates) {
        var periods = periods(dates);
        arguments.addAll(List.of(
                "V",
                seen.walkerId(),
                seen.sight().letter(),
                Long.toString(seen.position()),
                Integer.toString(periods.size())));
        arguments.addAll(periods);
        return this;
    }

    private static Set<String> periods(List<LocalDate> dates) {
        var periods = new LinkedHashSet<String>();
        for (var date : dates) {
            for (var period : Period.values()) {
                periods.add(period.around(date).key());
            }
        }
        return periods;
    }

    List<String> arguments() {
        return arguments;
    }
}
