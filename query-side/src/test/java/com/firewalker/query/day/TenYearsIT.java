package com.firewalker.query.day;

import static com.firewalker.query.testing.Events.registered;
import static com.firewalker.query.testing.Events.steps;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.events.v1.Visibility;
import com.firewalker.query.testing.QuerySide;
import com.firewalker.query.testing.TestLedger.Entry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** What a question reads of a walker of ten years, beside one of sixty days: rows, for a clock says little in a test. */
class TenYearsIT {

    private static final QuerySide QUERY_SIDE = QuerySide.shared();
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final int ASKED = 7;

    private static long position;

    @BeforeAll
    static void walkersWhoMissEveryTenthDay() {
        walk("young", 60, 100);
        walk("unbroken", 3_650, 9_000);
        position = walk("old", 3_650, 100);
        QUERY_SIDE.getAfter(position, "old", "/v1/me/days/" + TODAY);
    }

    private static long walk(String walker, int days, int everyTenth) {
        List<Entry> entries = new ArrayList<>();
        entries.add(registered(walker, Visibility.VISIBILITY_FRIENDS));
        for (int day = days; day >= 0; day--) {
            entries.add(steps(walker, TODAY.minusDays(day), day % 10 == 5 ? everyTenth : 9_000));
        }
        return QUERY_SIDE.ledger().append(entries, Instant.now());
    }

    @Test
    void readsNoMoreRowsForADayOrARange() {
        for (String path : List.of(
                "/v1/me/days/" + TODAY,
                "/v1/me/days?from=" + TODAY.minusDays(30) + "&to=" + TODAY,
                "/v1/me/days/" + TODAY + "/slots",
                "/v1/me/days/" + TODAY + "/explanation",
                "/v1/me/days/" + TODAY + "?asOf=" + position)) {
            readsAtMost(path, 20);
        }
    }

    /** The best streak and the lifetime are of all days: a row a month. */
    @Test
    void readsARowAMonthForTheSummaryOfAllTheYears() {
        readsAtMost("/v1/me/summary", 3 * 121 + 20);
        JsonNode summary =
                QUERY_SIDE.getAfter(position, "old", "/v1/me/summary").json();
        assertThat(summary.get("streak").get("current").asInt()).isEqualTo(5);
        assertThat(summary.get("streak").get("best").asInt()).isEqualTo(9);
        assertThat(summary.get("lifetime").get("days").asInt()).isEqualTo(3_651);
        assertThat(summary.get("lifetime").get("steps").asLong()).isEqualTo(3_651L * 9_000 - 365L * 8_900);
        assertThat(summary.get("bestDay").get("date").asString())
                .isEqualTo(TODAY.minusDays(3_650).toString());
    }

    /** A streak that was never broken is counted back to its beginning. */
    @Test
    void readsARowAMonthForAStreakOfAllTheYears() {
        readsAtMost("unbroken", "/v1/me/days/" + TODAY, 200);
        assertThat(QUERY_SIDE
                        .getAfter(position, "unbroken", "/v1/me/days/" + TODAY)
                        .json()
                        .get("streak")
                        .asInt())
                .isEqualTo(3_651);
    }

    private static void readsAtMost(String path, int more) {
        readsAtMost("old", path, more);
    }

    private static void readsAtMost(String walker, String path, int more) {
        long young = rowsRead("young", path);
        long old = rowsRead(walker, path);
        System.out.printf("%s: %d rows for sixty days, %d for ten years%n", path, young, old);
        assertThat(old).as(path).isLessThanOrEqualTo(young + more);
    }

    /** The least of several tries: others read now and then. */
    private static long rowsRead(String walker, String path) {
        return IntStream.range(0, ASKED)
                .mapToLong(asked -> {
                    long before = rowsRead();
                    assertThat(QUERY_SIDE.getAfter(position, walker, path).status())
                            .isEqualTo(200);
                    return rowsRead() - before;
                })
                .min()
                .orElseThrow();
    }

    private static long rowsRead() {
        return QUERY_SIDE.bean(JdbcTemplate.class).queryForList("SHOW GLOBAL STATUS LIKE 'Handler\\_read\\_%'").stream()
                .filter(row -> !String.valueOf(row.get("Variable_name")).endsWith("_key"))
                .mapToLong(row -> Long.parseLong(String.valueOf(row.get("Value"))))
                .sum();
    }
}
