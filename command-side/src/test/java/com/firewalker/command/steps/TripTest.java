package com.firewalker.command.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.steps.sample.ItemResult;
import com.firewalker.command.steps.sample.ItemStatus;
import com.firewalker.command.steps.sample.Offsets;
import com.firewalker.command.steps.sample.Slots;
import com.firewalker.command.steps.upload.ParsedSample;
import com.firewalker.command.steps.upload.UploadPlan;
import com.firewalker.command.steps.upload.Uploader;
import com.firewalker.command.steps.upload.ZoneInference;
import com.firewalker.command.walker.Timeline;
import com.firewalker.events.v1.DeviceKind;
import com.firewalker.events.v1.SampleMethod;
import com.firewalker.events.v1.SampleType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * domain-rules.md 3.1, 3.2, 3.4: Berlin, New York, Tokyo and home again, with a phone that knows where it is and writes
 * old samples anew, a watch that keeps Berlin's time, and an app that never says a zone. Picture: docs/time-zones.md.
 */
class TripTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final Instant FROM = Instant.parse("2026-05-10T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-05-17T00:00:00Z");
    private static final long SLOT = Slots.MILLIS;
    private static final long TWO_HOURS = 8 * SLOT;

    /** Where the walker is; between a take-off and a landing nobody walks or uploads. */
    private record Stay(ZoneId zone, Instant from, Instant to) {}

    private static final List<Stay> STAYS = List.of(
            new Stay(BERLIN, FROM, Instant.parse("2026-05-10T09:00:00Z")),
            new Stay(NEW_YORK, Instant.parse("2026-05-10T18:00:00Z"), Instant.parse("2026-05-12T15:00:00Z")),
            new Stay(TOKYO, Instant.parse("2026-05-13T05:00:00Z"), Instant.parse("2026-05-15T00:00:00Z")),
            new Stay(BERLIN, Instant.parse("2026-05-15T14:00:00Z"), TO));

    private static final Uploader PHONE = new Uploader("phone", DeviceKind.DEVICE_KIND_PHONE, null, null);
    private static final Uploader WATCH = new Uploader("watch", DeviceKind.DEVICE_KIND_WATCH, null, null);
    private static final Uploader APP = new Uploader("app", DeviceKind.DEVICE_KIND_OTHER, null, null);

    private final Map<Integer, TestDay> days = new TreeMap<>();
    private Timeline timeline = Timeline.startingWith(BERLIN, 8_000);

    @Test
    void countsEveryStepOfATripOnceWhateverItsDevicesWrite() {
        for (long seed = 1; seed <= 20; seed++) {
            days.clear();
            timeline = Timeline.startingWith(BERLIN, 8_000);
            var random = new Random(seed);
            Map<Long, Integer> walked = walk(random);
            travel(walked, random);
            holds(walked, seed);
        }
    }

    private void holds(Map<Long, Integer> walked, long seed) {
        assertThat(days.values().stream().mapToInt(TestDay::total).sum())
                .as("steps of the trip, seed %d", seed)
                .isEqualTo(walked.values().stream().mapToInt(steps -> steps).sum());
        assertThat(days.values().stream().flatMap(TestDay::slots).toList())
                .as("every slot once, seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(walked.keySet());
        days.values().forEach(day -> assertThat(day.slots()).allMatch(slot -> isOf(day.date, slot)));
        assertThat(timeline.zones().changes().keySet())
                .containsExactly(
                        STAYS.get(1).from().plusMillis(TWO_HOURS),
                        STAYS.get(2).from().plusMillis(TWO_HOURS),
                        STAYS.get(3).from().plusMillis(TWO_HOURS));
        assertThat(slots(10)).as("10 May ends in New York").isEqualTo(120);
        assertThat(slots(13)).as("13 May is cut short by the date line").isEqualTo(44);
        assertThat(slots(15)).as("15 May ends twice, in Tokyo and in Berlin").isEqualTo(120);
        assertThat(timeline.zones().runs(LocalDate.of(2026, 5, 15))).hasSize(2);
    }

    private boolean isOf(LocalDate date, long slot) {
        return timeline.zones().runs(date).stream().anyMatch(run -> slot >= run.from() && slot < run.to());
    }

    private long slots(int ofMay) {
        return timeline.zones().runs(LocalDate.of(2026, 5, ofMay)).stream()
                .mapToLong(run -> run.to() - run.from())
                .sum();
    }

    /** From eight to ten in the evening, where the walker is. */
    private static Map<Long, Integer> walk(Random random) {
        var walked = new TreeMap<Long, Integer>();
        for (Stay stay : STAYS) {
            for (Instant at = stay.from(); at.isBefore(stay.to()); at = at.plusMillis(SLOT)) {
                int hour = at.atZone(stay.zone()).getHour();
                if (hour >= 8 && hour < 22 && random.nextInt(3) > 0) {
                    walked.put(Slots.at(at.toEpochMilli()), 1 + random.nextInt(900));
                }
            }
        }
        return walked;
    }

    /** Every two hours each device brings what it has of the last twelve, again and in any order. */
    private void travel(Map<Long, Integer> walked, Random random) {
        for (Stay stay : STAYS) {
            Instant last = stay.to().plusMillis(TWO_HOURS);
            for (Instant now = stay.from().plusMillis(TWO_HOURS); now.isBefore(last); now = now.plusMillis(TWO_HOURS)) {
                Instant at = now.isAfter(stay.to()) ? stay.to() : now;
                var devices = new ArrayList<>(List.of(PHONE, WATCH, APP));
                Collections.shuffle(devices, random);
                for (Uploader device : devices) {
                    upload(device, at, stay.zone(), walked);
                }
            }
        }
    }

    private void upload(Uploader device, Instant now, ZoneId here, Map<Long, Integer> walked) {
        var readings = new ArrayList<ParsedSample>();
        long end = Slots.at(now.toEpochMilli());
        for (long slot = end - 48; slot < end; slot++) {
            Integer steps = walked.get(slot);
            if (steps != null) {
                readings.add(reading(device, slot, steps, now, here));
            }
        }
        if (readings.isEmpty()) {
            return;
        }
        ZoneId told = ZoneInference.told(timeline, device, readings, now.toEpochMilli());
        if (told != null && device == PHONE) {
            timeline = timeline.zoneFrom(now, told);
        }
        record(device, readings, now);
    }

    private void record(Uploader device, List<ParsedSample> readings, Instant now) {
        long millis = now.toEpochMilli();
        var plan = new UploadPlan(device.id(), device.kind(), readings, timeline, millis, false);
        plan.batches.forEach((date, batch) -> {
            DayAnswer answer = day(date, now).answer(batch.samples);
            assertThat(answer.results())
                    .extracting(ItemResult::status)
                    .containsAnyOf(ItemStatus.RECORDED, ItemStatus.UNCHANGED)
                    .doesNotContain(ItemStatus.CONFLICT, ItemStatus.REJECTED);
            answer.spills().forEach((other, spills) -> day(other, now).spills(spills));
        });
    }

    private TestDay day(int date, Instant now) {
        return days.computeIfAbsent(date, day -> new TestDay(LocalDate.ofEpochDay(day)))
                .now(now.toString());
    }

    /** The phone writes all it re-reads with the offset of now, the watch with Berlin's, the app with none. */
    private static ParsedSample reading(Uploader device, long slot, int steps, Instant now, ZoneId here) {
        int offset = Offsets.ABSENT;
        if (device == PHONE) {
            offset = quarters(here.getRules().getOffset(now));
        }
        if (device == WATCH) {
            offset = quarters(BERLIN.getRules().getOffset(now));
        }
        return new ParsedSample(
                "s" + slot,
                null,
                1,
                SampleType.SAMPLE_TYPE_INTERVAL,
                SampleMethod.SAMPLE_METHOD_AUTOMATIC,
                slot * SLOT,
                (slot + 1) * SLOT,
                offset,
                offset,
                steps,
                0,
                null);
    }

    private static int quarters(ZoneOffset offset) {
        return offset.getTotalSeconds() / 900;
    }
}
