package com.firewalker.query.day;

import static com.firewalker.query.testing.Events.registered;
import static com.firewalker.query.testing.Events.result;
import static com.firewalker.query.testing.Events.slotOf;
import static com.firewalker.query.testing.Events.steps;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.events.v1.Visibility;
import com.firewalker.query.testing.QuerySide;
import com.firewalker.query.testing.TestLedger.Entry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Months are what their days come to, however the days came about (domain-rules.md 6). */
class DayMonthsIT {

    private static final long SEED = 85;
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 25);

    private final QuerySide querySide = QuerySide.shared();
    private final JdbcTemplate jdbc = querySide.bean(JdbcTemplate.class);

    /** Totals rise and fall, days lose their data, batches are cut anywhere; leap days and ends of years are among them. */
    @Test
    void equalTheirDaysWhateverHappensToThem() {
        var random = new Random(SEED);
        long position = 0;
        for (int walker = 0; walker < 3; walker++) {
            position = querySide.ledger().append(registered("months-" + walker, Visibility.VISIBILITY_PUBLIC));
        }
        for (int round = 0; round < 12; round++) {
            var entries = new ArrayList<Entry>();
            for (int event = 0; event < 60; event++) {
                entries.add(change("months-" + random.nextInt(3), random));
            }
            position = querySide.ledger().append(entries, Instant.now());
            querySide.getAfter(position, "months-0", "/v1/me/days/" + FIRST);
        }
        for (int walker = 0; walker < 3; walker++) {
            equalTheirDays("months-" + walker);
        }
    }

    private static Entry change(String walker, Random random) {
        LocalDate date = FIRST.plusDays(random.nextInt(400));
        int total = random.nextInt(4) * 5_000;
        return total > 0
                ? steps(walker, date, total)
                : steps(
                        walker,
                        date,
                        result(0, 0, slotOf(date, 0)).toBuilder()
                                .setLiveSamples(0)
                                .build());
    }

    private void equalTheirDays(String walker) {
        List<Map<String, Object>> days = jdbc.queryForList(
                "SELECT * FROM day_view WHERE walker_id = ? AND position > 0 ORDER BY local_date", walker);
        assertThat(days).isNotEmpty();
        long total = days.stream().mapToLong(day -> number(day, "total")).sum();
        long known = days.stream().mapToLong(day -> number(day, "has_data")).sum();
        long reached =
                days.stream().mapToLong(day -> number(day, "goal_reached")).sum();
        Map<String, Object> months = jdbc.queryForMap("""
                SELECT SUM(total) AS total, SUM(days) AS days, SUM(BIT_COUNT(known)) AS known_days,
                SUM(BIT_COUNT(reached)) AS reached FROM day_month WHERE walker_id = ?""", walker);
        assertThat(number(months, "total")).isEqualTo(total);
        assertThat(number(months, "days")).isEqualTo(known);
        assertThat(number(months, "known_days")).isEqualTo(days.size());
        assertThat(number(months, "reached")).isEqualTo(reached);
        long best = days.stream().mapToLong(day -> number(day, "total")).max().orElseThrow();
        Map<String, Object> first = days.stream()
                .filter(day -> number(day, "total") == best)
                .findFirst()
                .orElseThrow();
        assertThat(querySide
                        .get(walker, "/v1/me/summary")
                        .json()
                        .get("bestDay")
                        .get("date")
                        .asString())
                .isEqualTo(first.get("local_date").toString());
    }

    private static long number(Map<String, Object> row, String column) {
        Object value = row.get(column);
        return value instanceof Boolean flag ? flag ? 1 : 0 : ((Number) value).longValue();
    }
}
