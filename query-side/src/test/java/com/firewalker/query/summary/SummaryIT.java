package com.firewalker.query.summary;

import static com.firewalker.query.testing.Events.registered;
import static com.firewalker.query.testing.Events.result;
import static com.firewalker.query.testing.Events.slotOf;
import static com.firewalker.query.testing.Events.steps;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.events.v1.Visibility;
import com.firewalker.query.testing.QuerySide;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the summary, the statistics and the day say of a day whose samples are all deleted (domain-rules.md 6.6). */
class SummaryIT {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private final QuerySide querySide = QuerySide.shared();

    @Test
    void leavesTodayAndDaysWithoutALiveSampleOutOfEveryAverage() {
        for (int day = 1; day <= 6; day++) {
            querySide.ledger().append(steps("average", TODAY.minusDays(day), 10_800));
        }
        LocalDate deleted = TODAY.minusDays(7);
        long position = querySide
                .ledger()
                .append(
                        registered("average", Visibility.VISIBILITY_PUBLIC),
                        steps("average", TODAY, 300),
                        steps("average", deleted, 5_000),
                        steps(
                                "average",
                                deleted,
                                result(0, 0, slotOf(deleted, 40)).toBuilder()
                                        .setLiveSamples(0)
                                        .build()));

        JsonNode day = ask(position, "/v1/me/days/" + deleted);
        assertThat(day.get("hasData").asBoolean()).isFalse();
        assertThat(day.get("total").asInt()).isZero();
        assertThat(ask(position, "/v1/me/days/" + deleted + "?asOf=" + position))
                .isEqualTo(day);
        assertThat(ask(position, "/v1/me/days/" + deleted + "?asOf=" + (position - 1))
                        .get("hasData")
                        .asBoolean())
                .isTrue();

        JsonNode summary = ask(position, "/v1/me/summary");
        assertThat(summary.get("averages").get("last7Days").asInt()).isEqualTo(10_800);
        assertThat(summary.get("averages").get("last30Days").asInt()).isEqualTo(10_800);
        assertThat(summary.get("lifetime").get("days").asInt()).isEqualTo(7);

        LocalDate monday = TODAY.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        JsonNode lastWeek = ask(position, "/v1/me/stats?period=week&date=" + monday.minusDays(1));
        assertThat(lastWeek.get("average").asInt())
                .isEqualTo(monday.minusDays(1).isBefore(TODAY.minusDays(6)) ? 0 : 10_800);
        JsonNode year = ask(position, "/v1/me/stats?period=year&date=" + TODAY.minusDays(1));
        assertThat(year.get("average").asInt()).isEqualTo(10_800);
    }

    private JsonNode ask(long position, String path) {
        return querySide.getAfter(position, "average", path).json();
    }
}
