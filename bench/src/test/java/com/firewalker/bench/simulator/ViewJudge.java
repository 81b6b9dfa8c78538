package com.firewalker.bench.simulator;

import com.firewalker.bench.simulator.Fold.DayFigures;
import com.firewalker.bench.simulator.Fold.Key;
import java.sql.Date;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Views against what the ledger comes to at their position. */
final class ViewJudge {

    private static final String DAYS = """
            SELECT walker_id, local_date, total, ranked, goal, goal_reached, position, goal_reached_at FROM day_view
            WHERE position > 0""";
    private static final String MONTHS = "SELECT walker_id, month, total, days, reached FROM day_month";
    private static final String LIFETIMES = "SELECT walker_id, lifetime FROM badge_walker";
    private static final String BADGE_DAYS = "SELECT walker_id, local_date, total, reached FROM badge_day";
    private static final String BADGES =
            "SELECT walker_id FROM badge_earned WHERE badge = 'day-10000' AND corrected = 0";

    private final World world;
    private final List<LedgerRow> ledger;
    private Fold atDays;
    private long judged = -1;

    ViewJudge(World world, List<LedgerRow> ledger) {
        this.world = world;
        this.ledger = ledger;
        this.atDays = new Fold(ledger);
    }

    /** Answers of the day view show everything up to its position, and nothing else. */
    void days() throws SQLException {
        long position = Positions.ofView(world, "days");
        if (position == atDays.position() && position == judged) {
            return;
        }
        judged = position;
        if (position < atDays.position()) {
            atDays = new Fold(ledger);
        }
        days(atDays.to(Math.min(position, ledger.size())));
    }

    private void days(Fold fold) throws SQLException {
        List<Object[]> rows = world.mysql.rows(DAYS);
        world.counts.add("I5", rows.size());
        world.counts.add("I11", 1);
        for (Object[] row : rows) {
            Key key = new Key((String) row[0], date(row[1]));
            DayFigures day = fold.days.get(key);
            String shown = row[2] + "/" + row[3] + "/" + row[4] + "/" + row[5];
            String expected = day == null
                    ? "nothing"
                    : day.result().getTotal() + "/" + day.result().getRanked() + "/"
                            + day.result().getGoal() + "/" + (day.result().getGoalReached() ? 1 : 0);
            if (!shown.equals(expected)) {
                throw new Violation(
                        "I5", key + " shows " + shown + " instead of " + expected + " at " + fold.position());
            }
            boolean reached = fold.verdicts.getOrDefault(key, false);
            if (reached != (row[7] != null)) {
                throw new Violation("I5", key + " has the verdict " + !reached + " at " + fold.position());
            }
        }
        if (rows.size() != fold.days.size()) {
            throw new Violation("I5", rows.size() + " days instead of " + fold.days.size() + " at " + fold.position());
        }
    }

    private static LocalDate date(Object column) {
        return ((Date) column).toLocalDate();
    }

    /** All views at the head. */
    void all() throws SQLException {
        Fold fold = new Fold(ledger).to(ledger.size());
        days(fold);
        months(fold);
        badges(fold);
    }

    private void months(Fold fold) throws SQLException {
        Map<Key, int[]> expected = new HashMap<>();
        fold.days.forEach((key, day) -> {
            int[] month =
                    expected.computeIfAbsent(new Key(key.walker(), key.date().withDayOfMonth(1)), any -> new int[3]);
            month[0] += day.result().getTotal();
            month[1] += !day.result().hasLiveSamples() || day.result().getLiveSamples() > 0 ? 1 : 0;
            month[2] |= day.result().getGoalReached() ? 1 << key.date().getDayOfMonth() - 1 : 0;
        });
        List<Object[]> rows = world.mysql.rows(MONTHS);
        world.counts.add("I5", rows.size());
        for (Object[] row : rows) {
            int[] month = expected.getOrDefault(new Key((String) row[0], date(row[1])), new int[3]);
            String shown = row[2] + "/" + row[3] + "/" + row[4];
            if (!shown.equals(month[0] + "/" + month[1] + "/" + month[2])) {
                throw new Violation(
                        "I5",
                        row[0] + " month " + row[1] + " shows " + shown + " instead of " + month[0] + "/" + month[1]
                                + "/" + month[2]);
            }
        }
        if (rows.size() != expected.size()) {
            throw new Violation("I5", rows.size() + " months instead of " + expected.size());
        }
    }

    private void badges(Fold fold) throws SQLException {
        Map<String, Long> lifetimes = new HashMap<>();
        var highDays = new TreeSet<String>();
        fold.days.forEach((key, day) -> {
            lifetimes.merge(key.walker(), (long) day.result().getTotal(), Long::sum);
            if (day.result().getTotal() >= 10_000) {
                highDays.add(key.walker());
            }
        });
        for (Object[] row : world.mysql.rows(LIFETIMES)) {
            world.counts.add("I5", 1);
            if (!row[1].equals(lifetimes.getOrDefault((String) row[0], 0L))) {
                throw new Violation(
                        "I5",
                        row[0] + " has a lifetime of " + row[1] + " instead of " + lifetimes.get((String) row[0]));
            }
        }
        for (Object[] row : world.mysql.rows(BADGE_DAYS)) {
            DayFigures day = fold.days.get(new Key((String) row[0], date(row[1])));
            world.counts.add("I5", 1);
            if (day == null || !row[2].equals(day.result().getTotal())) {
                throw new Violation("I5", "badges know " + row[2] + " steps of " + row[0] + " on " + row[1]);
            }
        }
        for (Object[] row : world.mysql.rows(BADGES)) {
            if (!highDays.contains((String) row[0])) {
                throw new Violation("I5", row[0] + " has a badge for a day of 10000 steps");
            }
        }
    }
}
