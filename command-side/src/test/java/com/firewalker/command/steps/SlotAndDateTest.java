package com.firewalker.command.steps;

import static com.firewalker.command.steps.SampleBuilder.watch;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** domain-rules.md 3: slots, splitting, local dates. */
class SlotAndDateTest {

    /** 3.1 */
    @ParameterizedTest
    @CsvSource({"+02:00, 2026-05-04", "+01:00, 2026-05-03"})
    void dates3May2200ZByTheOffset(String offset, LocalDate date) {
        var local = OffsetDateTime.parse("2026-05-03T22:00Z")
                .withOffsetSameInstant(java.time.ZoneOffset.of(offset))
                .toString();
        Sample sample = watch("s1")
                .at(local, local.replace(":00" + offset, ":10" + offset))
                .build();
        assertThat(LocalDate.ofEpochDay(sample.key().homeDate())).isEqualTo(date);
    }

    /** 3.1: -12:00 to +14:00 in quarters of an hour. */
    @ParameterizedTest
    @CsvSource({"-48, true", "-49, false", "56, true", "57, false", "23, true"})
    void takesOffsetsOnEarthOnly(int quarters, boolean valid) {
        assertThat(Offsets.given(quarters).isValid()).isEqualTo(valid);
    }

    /** 3.2: 23:30+02:00 stays 4 May, wherever the walker's profile moves: it is told as what it brought. */
    @Test
    void keepsTheOffsetItWasRecordedWith() {
        var sample = watch("s1")
                .at("2026-05-04T23:30+02:00", "2026-05-04T23:45+02:00")
                .steps(300);
        TestDay day = TestDay.dayWith(sample);
        day.reload();
        assertThat(day.one(sample).status()).isEqualTo(ItemStatus.UNCHANGED);
        assertThat(day.reader.slot("21:30").getSteps()).isEqualTo(300);
        assertThat(day.reader.result().getOffsetQuarters()).isEqualTo(8);
    }

    /** 3.2: the start's offset dates the first slot, the end's the later ones. */
    @Test
    void datesLaterSlotsByTheEndsOffset() {
        Sample sample = watch("s1")
                .at("2026-03-29T01:45+01:00", "2026-03-29T03:15+02:00")
                .steps(100)
                .build();
        assertThat(sample.offsetAt(sample.firstSlot())).isEqualTo(4);
        assertThat(sample.offsetAt(sample.lastSlot())).isEqualTo(8);
        assertThat(Split.shares(sample)).containsExactly(50, 50);
    }

    /** 3.3 */
    @ParameterizedTest
    @CsvSource({
        "10:05, 10:50, 100, '22 34 33 11'",
        "10:00, 10:15, 7, '7'",
        "10:00, 10:30, 1, '1 0'",
        "10:00, 11:00, 6, '2 2 1 1'",
        "10:07, 10:23, 3, '2 1'",
        "10:00, 10:45, 0, '0 0 0'"
    })
    void splitsByLargestRemainderAndTiesToTheEarlier(String from, String to, int count, String shares) {
        var split = new ArrayList<String>();
        for (int share : Split.shares(watch("s1").at(from, to).steps(count).build())) split.add("" + share);
        assertThat(String.join(" ", split)).isEqualTo(shares);
    }

    /** 3.3: 101 over 23:55-00:05 local: 51 and 50 on two dates. */
    @Test
    void splitsOverLocalMidnight() {
        var days = new Days();
        days.upload(watch("s1")
                .at("2026-05-04T23:55+02:00", "2026-05-05T00:05+02:00")
                .steps(101));
        assertThat(days.totals()).isEqualTo(Map.of("2026-05-04", 51, "2026-05-05", 50));
    }

    /** 2.5, 3.3: what lies on another date follows its sample, also when the news is repeated. */
    @Test
    void correctsAllDatesASampleEverTouched() {
        var days = new Days();
        days.upload(watch("s1").at("2026-05-04T23:55Z", "2026-05-05T00:05Z").steps(101));
        days.upload(watch("s1")
                .version(2)
                .at("2026-05-04T23:40Z", "2026-05-04T23:50Z")
                .steps(70));
        assertThat(days.totals()).isEqualTo(Map.of("2026-05-04", 70, "2026-05-05", 0));
        days.upload(watch("s1")
                .version(3)
                .at("2026-05-04T23:55Z", "2026-05-05T00:05Z")
                .steps(20));
        assertThat(days.totals()).isEqualTo(Map.of("2026-05-04", 10, "2026-05-05", 10));
        days.delete(watch("s1").version(3).at("2026-05-04T23:55Z", "2026-05-05T00:05Z"));
        assertThat(days.totals()).isEqualTo(Map.of("2026-05-04", 0, "2026-05-05", 0));
    }

    /** A crash between the two dates heals when the client sends the same again. */
    @Test
    void tellsTheOtherDatesAgainOnARepeatedUpload() {
        var sample = watch("s1")
                .at("2026-05-04T23:55Z", "2026-05-05T00:05Z")
                .steps(101)
                .build();
        var home = new TestDay();
        home.answer(List.of(sample));
        DayAnswer repeated = home.reload().answer(List.of(sample));
        assertThat(repeated.results()).containsExactly(ItemResult.of(ItemStatus.UNCHANGED));
        var other = new TestDay(SampleBuilder.MAY_4.plusDays(1));
        other.spills(repeated.spills().getOrDefault(other.epochDay(), List.of()));
        other.spills(repeated.spills().getOrDefault(other.epochDay(), List.of()));
        assertThat(other.total()).isEqualTo(50);
        assertThat(other.events).hasSize(1);
        assertThat(other.reload()
                        .spills(repeated.spills().getOrDefault(other.epochDay(), List.of()))
                        .results())
                .containsExactly(ItemResult.of(ItemStatus.UNCHANGED));
    }

    /** 3.4: the slots that a whole local date of quarter hours fills. */
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
        "UTC, 2028-02-29, 96"
    })
    void fillsAsManySlotsAsTheDateHas(String zone, LocalDate date, int slots) {
        var rules = java.time.ZoneId.of(zone).getRules();
        var quarters = new ArrayList<OffsetDateTime>();
        var from = date.minusDays(1).atStartOfDay().toInstant(java.time.ZoneOffset.ofHours(14));
        for (int i = 0; i < 4 * 96; i++) {
            var instant = from.plusSeconds(900L * i);
            quarters.add(instant.atOffset(rules.getOffset(instant)));
        }
        assertThat(dayFilledBy(quarters, date).reader.slotCount()).isEqualTo(slots);
    }

    /** 3.4: a flight from -04:00 to +01:00 during 4 May, and back. */
    @ParameterizedTest
    @CsvSource({"-16, 4, 76", "4, -16, 116"})
    void countsSlotsOfATravelledDate(int before, int after, int slots) {
        var change = OffsetDateTime.parse("2026-05-04T12:00Z").toInstant();
        assertThat(dayFilledBy(travel(before, after, change), SampleBuilder.MAY_4)
                        .reader
                        .slotCount())
                .isEqualTo(slots);
    }

    /** 3.4: across the date line, both ways. */
    @ParameterizedTest
    @CsvSource({"2026-05-10, 148", "2026-05-11, 108"})
    void countsSlotsAcrossTheDateLineEastward(LocalDate date, int slots) {
        var change = OffsetDateTime.parse("2026-05-10T18:00Z").toInstant();
        assertThat(dayFilledBy(travel(36, -28, change), date).reader.slotCount())
                .isEqualTo(slots);
    }

    @ParameterizedTest
    @CsvSource({"2026-05-10, 76", "2026-05-11, 52"})
    void countsSlotsAcrossTheDateLineWestward(LocalDate date, int slots) {
        var change = OffsetDateTime.parse("2026-05-11T02:00Z").toInstant();
        assertThat(dayFilledBy(travel(-28, 36, change), date).reader.slotCount())
                .isEqualTo(slots);
    }

    private static List<OffsetDateTime> travel(int before, int after, java.time.Instant change) {
        var quarters = new ArrayList<OffsetDateTime>();
        for (int i = -4 * 96; i < 4 * 96; i++) {
            var instant = change.plusSeconds(900L * i);
            int offset = instant.isBefore(change) ? before : after;
            quarters.add(instant.atOffset(java.time.ZoneOffset.ofTotalSeconds(900 * offset)));
        }
        return quarters;
    }

    private static TestDay dayFilledBy(List<OffsetDateTime> quarters, LocalDate date) {
        var day = new TestDay(date).now("2030-01-01T00:00:00Z").backfill();
        var samples = quarters.stream()
                .filter(quarter -> quarter.toLocalDate().equals(date))
                .map(quarter -> watch("s" + quarter.toEpochSecond())
                        .at(quarter.toString(), quarter.plusMinutes(15).toString())
                        .steps(10)
                        .build())
                .toList();
        day.upload(samples);
        return day;
    }

    /** Several dates, with what spills carried between them as the service does. */
    static final class Days {

        private final Map<Integer, TestDay> days = new TreeMap<>();

        void upload(SampleBuilder sample) {
            Sample built = sample.build();
            spread(day(built.key().homeDate()).answer(List.of(built)));
        }

        void delete(SampleBuilder sample) {
            Tombstone tombstone = sample.tombstone();
            spread(day(tombstone.key().homeDate()).deleteAnswer(tombstone));
        }

        private void spread(DayAnswer answer) {
            answer.spills().forEach((date, spills) -> day(date).spills(spills));
        }

        private TestDay day(int date) {
            return days.computeIfAbsent(date, day -> new TestDay(LocalDate.ofEpochDay(day)));
        }

        Map<String, Integer> totals() {
            var totals = new TreeMap<String, Integer>();
            days.values().forEach(day -> totals.put(day.date.toString(), day.total()));
            return totals;
        }
    }
}
