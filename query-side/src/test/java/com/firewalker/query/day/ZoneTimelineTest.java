package com.firewalker.query.day;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.query.day.settings.ZoneTimeline;
import com.firewalker.query.day.settings.ZoneTimeline.Entry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** domain-rules.md 3.4: a date has neither always 96 slots nor always one run; GET …/slots lists them all. */
class ZoneTimelineTest {

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, Europe/Berlin, 2026-05-04T12:00:00Z, 2026-03-29, 92, 1",
        "Europe/Berlin, Europe/Berlin, 2026-05-04T12:00:00Z, 2026-10-25, 100, 1",
        "Australia/Lord_Howe, Australia/Lord_Howe, 2026-05-04T12:00:00Z, 2026-04-05, 98, 1",
        "Pacific/Apia, Pacific/Apia, 2026-05-04T12:00:00Z, 2011-12-30, 0, 0",
        "-04:00, +01:00, 2026-05-04T12:00:00Z, 2026-05-04, 76, 1",
        "+01:00, -04:00, 2026-05-04T12:00:00Z, 2026-05-04, 116, 1",
        "+09:00, -07:00, 2026-05-10T18:00:00Z, 2026-05-10, 148, 2",
        "+09:00, -07:00, 2026-05-10T18:00:00Z, 2026-05-11, 108, 2"
    })
    void listsEverySlotOfADateOverAllItsRuns(
            String before, String after, Instant change, LocalDate date, int slots, int runs) {
        var zones = ZoneTimeline.of(List.of(
                new Entry(ZoneTimeline.BEGINNING, ZoneId.of(before), 1),
                new Entry(change.toEpochMilli(), ZoneId.of(after), 2)));

        List<Long> found = zones.slotsOf(date);

        assertThat(found).isSorted().hasSize(slots);
        assertThat(found.stream().filter(slot -> !found.contains(slot - 1))).hasSize(runs);
        assertThat(zones.lived(date)).isEqualTo(slots > 0);
    }

    @ParameterizedTest
    @CsvSource({"-12:00, +14:00", "+14:00, -12:00", "America/New_York, Pacific/Apia", "Pacific/Apia, -11:00"})
    void livesADateExactlyIfItHasASlotWheneverTheWalkerMoves(String before, String after) {
        LocalDate flight = LocalDate.parse("2011-12-30");
        for (int hour = -48; hour <= 48; hour++) {
            Instant change = flight.atStartOfDay(ZoneOffset.UTC).plusHours(hour).toInstant();
            var zones = ZoneTimeline.of(List.of(
                    new Entry(ZoneTimeline.BEGINNING, ZoneId.of(before), 1),
                    new Entry(change.toEpochMilli(), ZoneId.of(after), 2)));
            assertThat(flight.minusDays(4).datesUntil(flight.plusDays(4)))
                    .allSatisfy(date -> assertThat(zones.lived(date))
                            .as("%s, moved %s", date, change)
                            .isEqualTo(!zones.slotsOf(date).isEmpty()));
        }
    }
}
