package com.firewalker.command.steps;

import static com.firewalker.command.steps.SampleBuilder.phone;
import static com.firewalker.command.steps.SampleBuilder.watch;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.steps.sample.ItemResult;
import com.firewalker.command.steps.sample.ItemStatus;
import com.firewalker.command.steps.sample.Offsets;
import com.firewalker.command.steps.sample.Sample;
import com.firewalker.command.steps.sample.Split;
import com.firewalker.command.steps.sample.Tombstone;
import com.firewalker.command.walker.ZoneHistory;
import com.firewalker.events.v1.Device;
import com.firewalker.events.v1.DeviceKind;
import com.firewalker.events.v1.SampleChange;
import com.firewalker.events.v1.SampleOutcome;
import com.firewalker.events.v1.StepsRecorded;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** domain-rules.md 3: slots, splitting, local dates. */
class SlotAndDateTest {

    private static final ZoneHistory BERLIN = ZoneHistory.startingWith(ZoneId.of("Europe/Berlin"));

    /** 3.1 */
    @ParameterizedTest
    @CsvSource({"+02:00, 2026-05-04", "+01:00, 2026-05-03"})
    void dates3May2200ZByTheOffset(String offset, LocalDate date) {
        String local = OffsetDateTime.parse("2026-05-03T22:00Z")
                .withOffsetSameInstant(ZoneOffset.of(offset))
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
        assertThat(Offsets.written(quarters, quarters).isValid()).isEqualTo(valid);
    }

    /** 3.1: Berlin, 3 May 22:00Z is 4 May; written 18:00-04:00 it is the same slot, the same date, UNCHANGED. */
    @Test
    void datesBySlotAndHistoryHoweverATimeIsWritten() {
        SampleBuilder sample = watch("s1")
                .at("2026-05-04T00:00+02:00", "2026-05-04T00:15+02:00")
                .in(BERLIN)
                .steps(300);
        TestDay day = TestDay.dayWith(sample);
        day.reload();
        SampleBuilder written = watch("s1")
                .at("2026-05-03T18:00-04:00", "2026-05-03T18:15-04:00")
                .in(BERLIN)
                .steps(300);
        assertThat(written.build().key()).isEqualTo(sample.build().key());
        assertThat(day.one(written).status()).isEqualTo(ItemStatus.UNCHANGED);
        assertThat(day.total()).isEqualTo(300);
    }

    /** 3.1: a watch that writes +02:00 (300) and a phone that writes -04:00 (320): one slot, decided once. */
    @Test
    void decidesASlotOnceForDevicesThatWriteDifferentOffsets() {
        TestDay day = TestDay.dayWith(
                watch("w")
                        .at("2026-05-04T12:00+02:00", "2026-05-04T12:15+02:00")
                        .in(BERLIN)
                        .steps(300),
                phone("p")
                        .at("2026-05-04T06:00-04:00", "2026-05-04T06:15-04:00")
                        .in(BERLIN)
                        .steps(320));
        assertThat(day.total()).isEqualTo(300);
    }

    /** 3.2: 4 May 23:30+02:00 stays 4 May when the profile moves on 5 May; what is sent again is known. */
    @ParameterizedTest
    @CsvSource({"America/New_York", "Asia/Tokyo"})
    void leavesARecordedDayWhereItIsWhenItsWalkerMoves(ZoneId to) {
        SampleBuilder late = watch("s1")
                .at("2026-05-04T23:30+02:00", "2026-05-04T23:45+02:00")
                .in(BERLIN)
                .steps(700);
        TestDay day = TestDay.dayWith(late);
        ZoneHistory moved = BERLIN.from(Instant.parse("2026-05-05T09:00:00Z"), to);
        assertThat(late.in(moved).build().key().homeDate()).isEqualTo((int) SampleBuilder.MAY_4.toEpochDay());
        assertThat(day.one(late).status()).isEqualTo(ItemStatus.UNCHANGED);
        assertThat(day.total()).isEqualTo(700);
    }

    /** 3.1: what was written stays in the ledger as evidence, once for all samples of an event where it is the same. */
    @Test
    void keepsTheOffsetsThatWereWritten() {
        TestDay day = TestDay.dayWith(
                watch("a")
                        .at("2026-05-04T12:00+02:00", "2026-05-04T12:15+02:00")
                        .in(BERLIN),
                watch("b")
                        .at("2026-05-04T12:15+02:00", "2026-05-04T12:30+02:00")
                        .in(BERLIN));
        day.upload(
                watch("c")
                        .at("2026-05-04T12:30+02:00", "2026-05-04T13:45+03:00")
                        .in(BERLIN),
                watch("d")
                        .at("2026-05-04T13:45+02:00", "2026-05-04T13:50+02:00")
                        .in(BERLIN));
        List<StepsRecorded> events = day.events(StepsRecorded.class).toList();
        assertThat(events.get(0).getWrittenOffsetQuarters()).isEqualTo(8);
        assertThat(events.get(0).getSamplesList()).noneMatch(SampleChange::hasWrittenOffsetQuarters);
        assertThat(events.get(1).hasWrittenOffsetQuarters()).isFalse();
        assertThat(events.get(1).getSamplesList())
                .extracting(SampleChange::getWrittenOffsetQuarters)
                .containsOnly(8);
        assertThat(events.get(1).getSamples(0).getWrittenEndOffsetQuarters()).isEqualTo(12);
    }

    /** An event of before zone histories: its offsets decided the dates, and they still say so. */
    @Test
    void foldsAnOldSampleToTheDatesItHad() {
        SampleChange.Builder change = SampleChange.newBuilder()
                .setOutcome(SampleOutcome.SAMPLE_OUTCOME_RECORDED)
                .setSampleId("old")
                .setVersion(1)
                .setDevice(0)
                .setStartMillis(Instant.parse("2026-05-04T21:55:00Z").toEpochMilli())
                .setLengthMillis(600_000)
                .setStartOffsetQuarters(8)
                .addSpilledTo((int) SampleBuilder.MAY_4.plusDays(1).toEpochDay())
                .setCount(101);
        var event = StepsRecorded.newBuilder()
                .addDevices(Device.newBuilder().setId("watch").setKind(DeviceKind.DEVICE_KIND_WATCH))
                .addSamples(change)
                .build();
        int may4 = (int) SampleBuilder.MAY_4.toEpochDay();
        Sample old = DayEventMapper.entry(event.getSamples(0), event, new DayState(may4))
                .live();
        assertThat(old.dateAt(old.firstSlot())).isEqualTo(may4);
        assertThat(old.dateAt(old.lastSlot())).isEqualTo(may4 + 1);
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
        for (int share : Split.shares(watch("s1").at(from, to).steps(count).build())) {
            split.add("" + share);
        }
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
        Sample sample = watch("s1")
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

    /** 3.4: a walked date over two runs with another date between them: each slot stands on its own date. */
    @Test
    void dividesARecordOverRunsOfTwoDates() {
        var change = Instant.parse("2026-05-10T18:00:00Z");
        var flight = ZoneHistory.startingWith(ZoneOffset.ofHours(9)).from(change, ZoneOffset.ofHours(-7));
        Sample sample = watch("s1")
                .at("2026-05-10T14:30Z", "2026-05-10T18:30Z")
                .in(flight)
                .steps(1_600)
                .build();
        LocalDate may10 = LocalDate.of(2026, 5, 10);
        TestDay home = new TestDay(may10).now("2026-05-11T00:00:00Z");
        DayAnswer answer = home.answer(List.of(sample));
        TestDay other = new TestDay(may10.plusDays(1)).now("2026-05-11T00:00:00Z");
        answer.spills().forEach((date, spills) -> other.spills(spills));
        assertThat(home.reload().total()).isEqualTo(400);
        assertThat(other.reload().total()).isEqualTo(1_200);
        SampleBuilder more =
                watch("s2").at("2026-05-10T20:00Z", "2026-05-10T20:15Z").in(flight);
        home.one(more.steps(50));
        assertThat(home.total()).as("after reading it from its bytes").isEqualTo(450);
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
