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
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a walker of ten years waits for, beside one of sixty days. */
class TenYearsIT {

    private static final QuerySide QUERY_SIDE = QuerySide.shared();
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final int ASKED = 40;

    private static long position;

    @BeforeAll
    static void walkersWhoMissEveryTenthDay() {
        walk("young", 60);
        position = walk("old", 3_650);
        QUERY_SIDE.getAfter(position, "old", "/v1/me/days/" + TODAY);
    }

    private static long walk(String walker, int days) {
        List<Entry> entries = new ArrayList<>();
        entries.add(registered(walker, Visibility.VISIBILITY_FRIENDS));
        for (int day = days; day >= 0; day--) {
            entries.add(steps(walker, TODAY.minusDays(day), day % 10 == 5 ? 100 : 9_000));
        }
        return QUERY_SIDE.ledger().append(entries, Instant.now());
    }

    @Test
    void waitsNoLongerForADayOrARange() {
        for (String path : List.of(
                "/v1/me/days/" + TODAY,
                "/v1/me/days?from=" + TODAY.minusDays(30) + "&to=" + TODAY,
                "/v1/me/days/" + TODAY + "/slots")) {
            costsTheSame(path, 5);
        }
    }

    /** The best streak and the lifetime are of all days: their cost is named, not hidden. */
    @Test
    void waitsALittleLongerForTheSummaryOfAllTheYears() {
        costsTheSame("/v1/me/summary", 40);
        JsonNode summary =
                QUERY_SIDE.getAfter(position, "old", "/v1/me/summary").json();
        assertThat(summary.get("streak").get("current").asInt()).isEqualTo(5);
        assertThat(summary.get("streak").get("best").asInt()).isEqualTo(9);
        assertThat(summary.get("lifetime").get("days").asInt()).isEqualTo(3_651);
    }

    private static void costsTheSame(String path, int moreMillis) {
        long young = medianMicros("young", path);
        long old = medianMicros("old", path);
        System.out.printf("%s: %d us for sixty days, %d us for ten years%n", path, young, old);
        assertThat(old).isLessThan(2 * young + 1_000L * moreMillis);
    }

    private static long medianMicros(String walker, String path) {
        long[] micros = new long[ASKED];
        for (int asked = 0; asked < ASKED; asked++) {
            long start = System.nanoTime();
            assertThat(QUERY_SIDE.getAfter(position, walker, path).status()).isEqualTo(200);
            micros[asked] = (System.nanoTime() - start) / 1_000;
        }
        Arrays.sort(micros);
        return micros[ASKED / 2];
    }
}
