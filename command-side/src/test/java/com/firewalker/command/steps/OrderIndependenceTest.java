package com.firewalker.command.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.steps.sample.DateRuns;
import com.firewalker.command.steps.sample.Offsets;
import com.firewalker.command.steps.sample.Sample;
import com.firewalker.command.steps.sample.SampleKey;
import com.firewalker.command.steps.sample.Slots;
import com.firewalker.command.steps.sample.Tombstone;
import com.firewalker.command.walker.ZoneHistory;
import com.firewalker.events.v1.DeviceKind;
import com.firewalker.events.v1.SampleMethod;
import com.firewalker.events.v1.SampleType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * domain-rules.md 2.6: given the zone history, any permutation, repetition, splitting and batching of the same items,
 * however their times are written, gives the same total, slots and explanation; and each slot of a walker is on exactly
 * one date (3.1). Replay a case with -Dfirewalker.seed=N -Dfirewalker.cases=1; a long run is -Dfirewalker.cases=1000000.
 */
class OrderIndependenceTest {

    private static final int CASES = Integer.getInteger("firewalker.cases", 2_000);
    private static final int ORDERS = 2;

    @Test
    void sameDayWhateverTheOrder() {
        long first = Long.getLong("firewalker.seed", 20_260_504L);
        LongStream.range(first, first + CASES).parallel().forEach(OrderIndependenceTest::holds);
    }

    private static void holds(long seed) {
        var random = new Random(seed);
        List<Item> items = new Scenario(random).items();
        String expected = play(items, random, false);
        for (int i = 0; i < ORDERS; i++) {
            var shuffled = new ArrayList<>(items);
            for (int n = random.nextInt(1 + items.size()); n > 0; n--) {
                shuffled.add(items.get(random.nextInt(items.size())));
            }
            Collections.shuffle(shuffled, random);
            String found = play(shuffled, random, true);
            if (!found.equals(expected)) {
                assertThat(found)
                        .as("replay with -Dfirewalker.seed=%d -Dfirewalker.cases=1", seed)
                        .isEqualTo(expected);
            }
        }
    }

    /** An upload or a deletion; both carry the sample's place. */
    private record Item(Sample sample, boolean delete) {}

    private static String play(List<Item> items, Random random, boolean inBatches) {
        var days = new TreeMap<Integer, TestDay>();
        for (int from = 0, to; from < items.size(); from = to) {
            to = inBatches ? Math.min(items.size(), from + 1 + random.nextInt(5)) : items.size();
            send(items.subList(from, to), days);
            if (inBatches && random.nextInt(8) == 0) {
                days.values().forEach(TestDay::reload);
            }
        }
        List<Long> slots = days.values().stream().flatMap(TestDay::slots).toList();
        if (new HashSet<>(slots).size() != slots.size()) {
            assertThat(slots).as("a slot on two dates").doesNotHaveDuplicates();
        }
        return days.values().stream()
                .filter(day -> day.reader.result().getLiveSamples() > 0)
                .map(day -> day.date + " " + day.explanation())
                .collect(Collectors.joining("\n"));
    }

    /** As the service does: one command a date, deletions in the order given, then what spilled. */
    private static void send(List<Item> batch, Map<Integer, TestDay> days) {
        for (Item item : batch) {
            TestDay day = day(item.sample().key().homeDate(), days);
            DayAnswer answer = item.delete()
                    ? day.deleteAnswer(
                            new Tombstone(item.sample().key(), item.sample().version()))
                    : day.answer(List.of(item.sample()));
            answer.spills().forEach((date, spills) -> day(date, days).spills(spills));
        }
    }

    private static TestDay day(int date, Map<Integer, TestDay> days) {
        return days.computeIfAbsent(date, day -> new TestDay(java.time.LocalDate.ofEpochDay(day)));
    }

    /**
     * Samples of one to four devices that crowd a few hours, records and totals of whole days beside them, with versions
     * and deletions, without conflicts.
     */
    private static final class Scenario {

        private static final long NOON = SampleBuilder.MAY_4.toEpochDay() * 86_400_000 + 12 * 3_600_000;
        private static final DeviceKind[] KINDS = {
            DeviceKind.DEVICE_KIND_WATCH,
            DeviceKind.DEVICE_KIND_PHONE,
            DeviceKind.DEVICE_KIND_WATCH,
            DeviceKind.DEVICE_KIND_MANUAL
        };

        private final Random random;
        private final int devices;
        private final boolean atMidnight;
        private final ZoneHistory zones;

        Scenario(Random random) {
            this.random = random;
            this.zones = zones();
            this.devices = 1 + random.nextInt(4);
            this.atMidnight = random.nextInt(4) == 0;
        }

        List<Item> items() {
            var byKeyAndVersion = new HashMap<String, Item>();
            var items = new ArrayList<Item>();
            for (int n = 4 + random.nextInt(24); n > 0; n--) {
                Sample sample = sample();
                var upload = new Item(sample, false);
                String key = sample.key() + "/" + sample.version();
                if (byKeyAndVersion.putIfAbsent(key, upload) == null) {
                    items.add(upload);
                }
                if (random.nextInt(5) == 0) {
                    items.add(new Item(sample, true));
                }
            }
            return items;
        }

        private Sample sample() {
            int device = random.nextInt(devices);
            int[] lengths = {
                30_000, 60_000, 300_000, 900_000, 1_800_000, 3_600_000, 7_200_000, 25_200_000, 43_200_000, 86_400_000
            };
            long length = lengths[random.nextInt(random.nextInt(4) == 0 ? lengths.length : 5)];
            long start = length > 7_200_000 ? NOON - 12 * 3_600_000L + 3_600_000L * random.nextInt(24) : start();
            if (random.nextInt(8) == 0) {
                return dailyTotal(device, start);
            }
            int[] counts = {0, 10, 40, 40, 100, 700, 3_000, 13_000};
            int count = counts[random.nextInt(counts.length)];
            boolean coverage = random.nextInt(10) == 0;
            int offset = random.nextInt(4) == 0 ? Offsets.ABSENT : 4 * (random.nextInt(27) - 12);
            Offsets offsets = Offsets.written(offset, random.nextInt(6) == 0 ? 8 : offset);
            SampleMethod method =
                    random.nextInt(12) == 0 ? SampleMethod.SAMPLE_METHOD_MANUAL : SampleMethod.SAMPLE_METHOD_AUTOMATIC;
            boolean byHand =
                    method == SampleMethod.SAMPLE_METHOD_MANUAL || KINDS[device] == DeviceKind.DEVICE_KIND_MANUAL;
            if (byHand && !coverage) {
                length = random.nextInt(4) == 0 ? 0 : Math.min(length, 7_200_000);
            }
            return new Sample(
                    new SampleKey("device" + device, "s" + random.nextInt(12), zones.dateOf(Slots.at(start))),
                    random.nextInt(3),
                    KINDS[device],
                    coverage ? SampleType.SAMPLE_TYPE_COVERAGE : SampleType.SAMPLE_TYPE_INTERVAL,
                    method,
                    start,
                    start + length,
                    offsets,
                    DateRuns.of(zones, Slots.at(start), Slots.at(Math.max(start, start + length - 1))),
                    coverage ? 0 : count);
        }

        private Sample dailyTotal(int device, long start) {
            int[] counts = {0, 100, 700, 5_000, 20_000, 160_000};
            return new Sample(
                    new SampleKey("device" + device, "t" + random.nextInt(3), zones.dateOf(Slots.at(start))),
                    random.nextInt(3),
                    KINDS[device],
                    SampleType.SAMPLE_TYPE_DAILY_TOTAL,
                    random.nextInt(8) == 0 ? SampleMethod.SAMPLE_METHOD_MANUAL : SampleMethod.SAMPLE_METHOD_AUTOMATIC,
                    0,
                    0,
                    Offsets.NONE,
                    null,
                    counts[random.nextInt(counts.length)]);
        }

        /** Nobody moves, or somebody flies on those days, over the date line and back if it must be. */
        private ZoneHistory zones() {
            var zones = ZoneHistory.startingWith(ZoneOffset.ofHours(random.nextInt(4)));
            for (int moves = Math.max(0, random.nextInt(6) - 2); moves > 0; moves--) {
                var at = Instant.ofEpochMilli(NOON + 60_000L * (random.nextInt(24 * 60) - 4 * 60));
                zones = zones.from(at, ZoneOffset.ofTotalSeconds(900 * (random.nextInt(105) - 48)));
            }
            return zones;
        }

        private long start() {
            long around = atMidnight ? NOON + 11 * 3_600_000L : NOON;
            return around + 30_000L * random.nextInt(480);
        }
    }
}
