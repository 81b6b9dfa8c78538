package com.firewalker.command.walker;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.walker.ZoneHistory.Run;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** domain-rules.md 3.1, 3.2, 3.4: which date a slot is on, and which slots a date has. */
class ZoneHistoryTest {

    private static final Instant MAY_4_NOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final Instant MAY_10_18Z = Instant.parse("2026-05-10T18:00:00Z");

    /** 3.4 */
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-29, 92",
        "Europe/Berlin, 2026-10-25, 100",
        "Europe/Berlin, 2026-05-04, 96",
        "Australia/Lord_Howe, 2026-04-05, 98",
        "Australia/Lord_Howe, 2026-10-04, 94",
        "Pacific/Apia, 2011-12-30, 0",
        "Pacific/Apia, 2011-12-29, 96",
        "Pacific/Apia, 2011-12-31, 96",
        "Africa/Monrovia, 1971-05-04, 96",
        "+05:45, 2028-02-29, 96"
    })
    void givesADateAsManySlotsAsItHas(String zone, LocalDate date, int slots) {
        assertThat(slots(ZoneHistory.startingWith(ZoneId.of(zone)), date)).isEqualTo(slots);
    }

    /** 3.4: -04 to +01 during 4 May, and back. */
    @ParameterizedTest
    @CsvSource({"-04:00, +01:00, 76", "+01:00, -04:00, 116"})
    void countsTheSlotsOfATravelledDate(String before, String after, int slots) {
        var flight = ZoneHistory.startingWith(ZoneId.of(before)).from(MAY_4_NOON, ZoneId.of(after));
        assertThat(slots(flight, LocalDate.of(2026, 5, 4))).isEqualTo(slots);
    }

    /** 3.4: +09 to -07 at 10 May 18:00Z: two runs of 10 May around a piece of 11 May. */
    @Test
    void givesADateTwoRunsOverTheDateLine() {
        var flight = ZoneHistory.startingWith(ZoneOffset.ofHours(9)).from(MAY_10_18Z, ZoneOffset.ofHours(-7));
        assertThat(slots(flight, LocalDate.of(2026, 5, 10))).isEqualTo(148);
        assertThat(slots(flight, LocalDate.of(2026, 5, 11))).isEqualTo(108);
        assertThat(flight.runs(LocalDate.of(2026, 5, 10)))
                .containsExactly(
                        run("2026-05-09T15:00:00Z", "2026-05-10T15:00:00Z"),
                        run("2026-05-10T18:00:00Z", "2026-05-11T07:00:00Z"));
        assertThat(flight.endOf(LocalDate.of(2026, 5, 10))).isEqualTo("2026-05-11T07:00:00Z");
    }

    /** 3.4, 9.2: a date that the walker leaves before its midnight ends there. */
    @Test
    void endsADateWhereTheWalkerLeavesIt() {
        var flight = ZoneHistory.startingWith(ZoneOffset.ofHours(-4))
                .from(Instant.parse("2026-05-05T00:30:00Z"), ZoneOffset.ofHours(1));
        assertThat(flight.endOf(LocalDate.of(2026, 5, 4))).isEqualTo("2026-05-05T00:30:00Z");
        assertThat(flight.endOf(LocalDate.of(2026, 5, 5))).isEqualTo("2026-05-05T23:00:00Z");
    }

    /** 3.1: a slot's date is that of its start; a zone that changes within a slot holds from the next one on. */
    @Test
    void datesASlotByItsStart() {
        var moved = ZoneHistory.startingWith(ZoneOffset.UTC)
                .from(Instant.parse("2026-05-04T12:01:00Z"), ZoneOffset.ofHours(14));
        long noon = slot("2026-05-04T12:00:00Z");
        assertThat(LocalDate.ofEpochDay(moved.dateOf(noon))).isEqualTo("2026-05-04");
        assertThat(LocalDate.ofEpochDay(moved.dateOf(noon + 1))).isEqualTo("2026-05-05");
    }

    /** I25, 3.1: whatever the history, each slot has one date and stands in that date's runs alone. */
    @Test
    void putsEverySlotOnExactlyOneDate() {
        for (long seed = 1; seed <= 300; seed++) {
            var random = new Random(seed);
            var zones = ZoneHistory.startingWith(zone(random));
            for (int i = random.nextInt(5); i > 0; i--) {
                zones = zones.from(MAY_4_NOON.plusSeconds(random.nextInt(400_000)), zone(random));
            }
            holds(zones, seed);
        }
    }

    private static void holds(ZoneHistory zones, long seed) {
        long first = slot("2026-05-03T00:00:00Z");
        long last = slot("2026-05-11T00:00:00Z");
        var dates = new java.util.HashMap<Long, LocalDate>();
        for (var day = LocalDate.of(2026, 5, 1); day.isBefore(LocalDate.of(2026, 5, 14)); day = day.plusDays(1)) {
            for (Run run : zones.runs(day)) {
                for (long slot = run.from(); slot < run.to(); slot++) {
                    assertThat(dates.put(slot, day))
                            .as("seed %d, slot %d", seed, slot)
                            .isNull();
                }
            }
        }
        for (long slot = first; slot < last; slot++) {
            var start = Instant.ofEpochSecond(900 * slot);
            assertThat(dates.get(slot)).as("seed %d, %s", seed, start).isEqualTo(zonedDate(zones, start));
            assertThat(LocalDate.ofEpochDay(zones.dateOf(slot))).isEqualTo(dates.get(slot));
        }
    }

    private static LocalDate zonedDate(ZoneHistory zones, Instant start) {
        return LocalDateTime.ofInstant(start, zones.at(start)).toLocalDate();
    }

    private static ZoneId zone(Random random) {
        var zones =
                new String[] {"Europe/Berlin", "America/New_York", "Asia/Tokyo", "Pacific/Apia", "+05:45", "-12:00"};
        return ZoneId.of(zones[random.nextInt(zones.length)]);
    }

    /** 3.2: what is stated replaces every entry; the registration's zone holds before. */
    @Test
    void takesAStatedHistoryInPlaceOfTheOldOne() {
        var berlin = ZoneHistory.startingWith(ZoneId.of("Europe/Berlin"));
        ZoneHistory stated =
                berlin.from(MAY_4_NOON, ZoneId.of("Asia/Tokyo")).stated(Map.of(MAY_10_18Z, ZoneId.of("Asia/Seoul")));
        assertThat(stated.at(MAY_4_NOON)).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(stated.at(MAY_10_18Z)).isEqualTo(ZoneId.of("Asia/Seoul"));
        assertThat(stated.changes()).hasSize(1);
    }

    /** 3.1 */
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, Europe/Berlin",
        "+05:45, +05:45",
        "+00:00, +00:00",
        "-12:00, -12:00",
        "+14:00, +14:00",
        "+05:50, ",
        "-12:15, ",
        "+14:15, ",
        "+5, ",
        "Z, ",
        "SystemV/PST8, ",
        "Mars/Olympus, "
    })
    void readsZonesThatSomebodyLivesIn(String text, String written) {
        assertThat(Zones.read(text).map(Zones::write).orElse(null)).isEqualTo(written);
    }

    private static long slots(ZoneHistory zones, LocalDate date) {
        return zones.runs(date).stream().mapToLong(run -> run.to() - run.from()).sum();
    }

    private static Run run(String from, String to) {
        return new Run(slot(from), slot(to));
    }

    private static long slot(String instant) {
        return Instant.parse(instant).getEpochSecond() / 900;
    }
}
