package com.firewalker.query.summary;

import com.firewalker.query.summary.GetSummary.BestDay;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Sums over a walker's rows of the day view; those over all years read a row a month. */
@Component
class DaySums {

    private static final String SUMS = """
                    SELECT COALESCE(SUM(total), 0), COALESCE(SUM(has_data), 0), COALESCE(SUM(goal_reached), 0)
                    FROM day_view WHERE position > 0 AND walker_id = ?""";
    private static final String ALL = """
                    SELECT COALESCE(SUM(total), 0), COALESCE(SUM(days), 0), COALESCE(SUM(BIT_COUNT(reached)), 0)
                    FROM day_month WHERE walker_id = ?""";
    private static final String BEST = """
            SELECT month + INTERVAL 30 - best % 32 DAY, best DIV 32 FROM day_month
            WHERE best >= 32 AND walker_id = ? ORDER BY best DIV 32 DESC, month LIMIT 1""";

    private final JdbcTemplate jdbc;

    DaySums(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Steps, dates with data, dates whose goal was reached. */
    record Sum(long total, int days, int goalDays) {}

    /** A walker's dates on which something was ever recorded, by date. */
    NavigableMap<LocalDate, Sum> byDate(String walkerId, LocalDate from, LocalDate to) {
        var dates = new TreeMap<LocalDate, Sum>();
        jdbc.query(
                """
                        SELECT local_date, total, has_data, goal_reached FROM day_view
                        WHERE position > 0 AND walker_id = ? AND local_date BETWEEN ? AND ?""",
                row -> {
                    dates.put(row.getObject(1, LocalDate.class), new Sum(row.getLong(2), row.getInt(3), row.getInt(4)));
                },
                walkerId,
                from,
                to);
        return dates;
    }

    Sum all(String walkerId) {
        return sum(ALL, walkerId);
    }

    Sum between(String walkerId, LocalDate from, LocalDate to) {
        return sum(SUMS + " AND local_date BETWEEN ? AND ?", walkerId, from, to);
    }

    @Nullable BestDay best(String walkerId) {
        return jdbc
                .query(BEST, (row, number) -> new BestDay(row.getObject(1, LocalDate.class), row.getInt(2)), walkerId)
                .stream()
                .findFirst()
                .orElse(null);
    }

    private Sum sum(String sql, Object... parameters) {
        List<Sum> sums =
                jdbc.query(sql, (row, number) -> new Sum(row.getLong(1), row.getInt(2), row.getInt(3)), parameters);
        return sums.get(0);
    }
}
