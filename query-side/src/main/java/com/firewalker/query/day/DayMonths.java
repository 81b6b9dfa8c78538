package com.firewalker.query.day;

import com.firewalker.query.view.ViewVersion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** A row a month of each walker: which dates reached their goal is read from it, and sums over all years. */
@Component
class DayMonths {

    private final JdbcTemplate jdbc;

    DayMonths(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The dates that have data, from the first to the last, and whether each reached its goal. */
    NavigableMap<LocalDate, Boolean> marks(String walkerId, LocalDate from, LocalDate to) {
        NavigableMap<LocalDate, Boolean> marks = new TreeMap<>();
        jdbc.query(
                "SELECT month, known, reached FROM day_month WHERE walker_id = ? AND month BETWEEN ? AND ?",
                row -> {
                    put(marks, row.getObject(1, LocalDate.class), row.getLong(2), row.getLong(3));
                },
                walkerId,
                from.withDayOfMonth(1),
                to);
        return marks.subMap(from, true, to, true);
    }

    private static void put(NavigableMap<LocalDate, Boolean> marks, LocalDate month, long known, long reached) {
        for (int day = 0; day < month.lengthOfMonth(); day++) {
            if ((known >> day & 1) == 1) {
                marks.put(month.plusDays(day), (reached >> day & 1) == 1);
            }
        }
    }

    /**
     * Writes a walker's months: each is what its days come to as the transaction sees them, so that it is right whatever was
     * there before.
     */
    static final class Rows {

        /** Walkers of all months that one statement writes. */
        private static final int PART = 500;

        private final JdbcOperations jdbc;
        private final ViewVersion version;
        private final List<String> selects = new ArrayList<>();
        private final List<Object> parameters = new ArrayList<>();

        private Rows(JdbcOperations jdbc, ViewVersion version) {
            this.jdbc = jdbc;
            this.version = version;
        }

        /** After the days have been written. */
        static void write(JdbcOperations jdbc, ViewVersion version, Collection<DayRow> days) {
            SortedMap<LocalDate, SortedSet<String>> months = new TreeMap<>();
            days.stream()
                    .filter(day -> day.result().position() > 0)
                    .forEach(day -> months.computeIfAbsent(day.date().withDayOfMonth(1), month -> new TreeSet<>())
                            .add(day.walkerId()));
            var rows = new Rows(jdbc, version);
            months.forEach((month, walkers) -> rows.add(month, List.copyOf(walkers)));
            rows.insert();
        }

        private void add(LocalDate month, List<String> walkers) {
            for (int from = 0; from < walkers.size(); from += PART) {
                List<String> some = walkers.subList(from, Math.min(walkers.size(), from + PART));
                selects.add(select(month, some.size()));
                parameters.addAll(some);
                if (parameters.size() >= PART) {
                    insert();
                }
            }
        }

        private String select(LocalDate month, int walkers) {
            return """
                    SELECT walker_id, DATE '%s', SUM(total), SUM(has_data), MAX(total * 32 + 31 - DAYOFMONTH(local_date)),
                    BIT_OR(1 << (DAYOFMONTH(local_date) - 1)),
                    BIT_OR(IF(goal_reached, 1 << (DAYOFMONTH(local_date) - 1), 0))
                    FROM %s
                    WHERE walker_id IN (?%s) AND local_date BETWEEN '%s' AND '%s' AND position > 0
                    GROUP BY walker_id
                    """.formatted(
                            month,
                            version.table("day_view"),
                            ",?".repeat(walkers - 1),
                            month,
                            month.withDayOfMonth(month.lengthOfMonth()));
        }

        private void insert() {
            if (selects.isEmpty()) {
                return;
            }
            jdbc.update(
                    """
                    INSERT INTO %s (walker_id, month, total, days, best, known, reached)
                    %s ON DUPLICATE KEY UPDATE total = VALUES(total), days = VALUES(days), best = VALUES(best),
                    known = VALUES(known), reached = VALUES(reached)
                    """.formatted(version.table("day_month"), String.join(" UNION ALL ", selects)),
                    parameters.toArray());
            selects.clear();
            parameters.clear();
        }
    }
}
