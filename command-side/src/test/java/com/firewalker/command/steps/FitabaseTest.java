package com.firewalker.command.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.steps.sample.Offsets;
import com.firewalker.command.steps.sample.Sample;
import com.firewalker.command.steps.sample.SampleKey;
import com.firewalker.command.steps.sample.Slots;
import com.firewalker.command.steps.sample.Tombstone;
import com.firewalker.command.steps.upload.Uploads;
import com.firewalker.events.v1.DeviceKind;
import com.firewalker.events.v1.SampleMethod;
import com.firewalker.events.v1.SampleType;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Twenty walkers' real minutes as a watch and a phone would have seen them: how near the merged day comes. */
class FitabaseTest {

    private static final long MINUTE = 60_000;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final DateTimeFormatter IN_IDS = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm");

    private final Map<String, TestDay> days = new TreeMap<>();

    private TestDay day(String walker, LocalDate date) {
        return days.computeIfAbsent(walker + "," + date, key -> new TestDay(date).now("2016-06-01T00:00:00Z"));
    }

    private static List<Sample> samples(JsonNode line) {
        String device = line.at("/device/id").asString();
        DeviceKind kind =
                Objects.requireNonNull(Uploads.kind(line.at("/device/kind").asString()));
        return line.get("samples")
                .valueStream()
                .map(sample -> sample(device, kind, sample))
                .toList();
    }

    private static Sample sample(String device, DeviceKind kind, JsonNode json) {
        long start = millis(json.get("start").asString());
        int offset = -28;
        return new Sample(
                new SampleKey(device, json.get("id").asString(), Slots.dateOf(Slots.at(start), offset)),
                json.get("version").asLong(),
                kind,
                SampleType.SAMPLE_TYPE_INTERVAL,
                SampleMethod.SAMPLE_METHOD_AUTOMATIC,
                start,
                millis(json.get("end").asString()),
                Offsets.NONE,
                null,
                json.get("count").asInt());
    }

    private static long millis(String time) {
        return OffsetDateTime.parse(time).toInstant().toEpochMilli();
    }

    private void upload(String walker, List<Sample> samples) {
        samples.stream()
                .collect(Collectors.groupingBy(sample -> sample.key().homeDate(), TreeMap::new, Collectors.toList()))
                .forEach((date, ofDate) ->
                        day(walker, LocalDate.ofEpochDay(date)).upload(ofDate));
    }

    /** Mean absolute error of the day's total, in steps, against what at least one device could see: at most 1.0 %. */
    @Test
    void comesWithinOnePercentOfWhatTwoDevicesSaw() {
        errorOf("two-devices.jsonl.gz", 0.01);
    }

    @Test
    void comesAsNearWithWatchRecordsOfAQuarterHour() {
        errorOf("two-devices-15min.jsonl.gz", 0.01);
    }

    /**
     * What is decided are quarter hours: a watch that brings those alone gives the very same days as its minutes.
     * So where the two sets differ in their error, they differ in their walkers.
     */
    @Test
    void decidesTheSameDaysByQuarterHoursAsByMinutes() {
        upload("two-devices-15min.jsonl.gz");
        var byQuarters = new TreeMap<String, Integer>();
        days.forEach((key, day) -> byQuarters.put(key, day.total()));
        days.clear();
        upload("two-devices.jsonl.gz");
        days.keySet().retainAll(byQuarters.keySet());
        assertThat(byQuarters).hasSize(152);
        days.forEach((key, day) -> assertThat(day.total()).as(key).isEqualTo(byQuarters.get(key)));
    }

    /**
     * A third set from the same walkers: the watch's minutes as they are, and of the phone nothing but a daily total, as
     * its health store shows it: the watch's minutes, which the store has from the watch, and the phone's own records, spread
     * evenly over their minutes, where no watch minute with steps lies within a quarter of an hour (the watch is off). At
     * most 2 % from what at least one device could see.
     */
    @Test
    void comesWithinTwoPercentWithDailyTotalsFromThePhone() {
        var watches = new TreeMap<String, List<Sample>>();
        var phones = new TreeMap<String, List<Sample>>();
        for (String line : SharedData.lines("fitabase/two-devices.jsonl.gz")) {
            JsonNode json = JSON.readTree(line);
            boolean watch = json.at("/device/kind").asString().equals("watch");
            for (Sample sample : samples(json)) {
                String day = json.get("walker").asString() + "," + sample.key().homeDate();
                (watch ? watches : phones)
                        .computeIfAbsent(day, any -> new ArrayList<>())
                        .add(sample);
            }
        }
        phones.forEach((day, records) -> {
            List<Sample> worn = watches.getOrDefault(day, List.of());
            String walker = day.substring(0, day.indexOf(','));
            upload(walker, worn);
            upload(walker, List.of(dailyTotal(records.get(0), shown(worn, records))));
        });
        watches.keySet().removeAll(phones.keySet());
        watches.forEach((day, worn) -> upload(day.substring(0, day.indexOf(',')), worn));
        assertErrorOf("the watch's minutes and the phone's daily totals", 0.02);
    }

    private static Sample dailyTotal(Sample of, int steps) {
        return new Sample(
                new SampleKey(of.key().device(), "total", of.key().homeDate()),
                1,
                of.kind(),
                SampleType.SAMPLE_TYPE_DAILY_TOTAL,
                SampleMethod.SAMPLE_METHOD_AUTOMATIC,
                0,
                0,
                Offsets.NONE,
                null,
                steps);
    }

    private static int shown(List<Sample> worn, List<Sample> records) {
        var worns = new TreeSet<Long>();
        double steps = 0;
        for (Sample sample : worn) {
            worns.add(sample.start() / MINUTE);
            steps += sample.count();
        }
        for (Sample record : records) {
            double perMinute = (double) record.count() * MINUTE / record.length();
            for (long minute = record.start() / MINUTE; minute * MINUTE < record.end(); minute++) {
                Long near = worns.ceiling(minute - 15);
                steps += near != null && near <= minute + 15 ? 0 : perMinute;
            }
        }
        return (int) Math.round(steps);
    }

    private void errorOf(String file, double limit) {
        upload(file);
        assertErrorOf(file, limit);
    }

    private void upload(String file) {
        for (String line : SharedData.lines("fitabase/" + file)) {
            JsonNode json = JSON.readTree(line);
            upload(json.get("walker").asString(), samples(json));
        }
    }

    private void assertErrorOf(String set, double limit) {
        Map<String, Integer> truth = SharedData.lines("fitabase/truth-observable.csv").stream()
                .skip(1)
                .map(line -> line.split(","))
                .collect(Collectors.toMap(row -> row[0] + "," + row[1], row -> Integer.parseInt(row[2])));
        double wrong = 0;
        double walked = 0;
        double summed = 0;
        double ofDays = 0;
        for (Map.Entry<String, TestDay> day : days.entrySet()) {
            day.getValue().reader.addsUp();
            double seen = truth.getOrDefault(day.getKey(), 0);
            double off = Math.abs(day.getValue().total() - seen);
            walked += seen;
            wrong += off;
            ofDays += off / seen;
            summed += Math.abs(day.getValue().reader.result().getEvidence() - seen);
        }
        // In steps: a short day's few steps weigh what they are. The mean of the days' own percentages is told beside
        // it: see docs/benchmarks.md.
        double error = wrong / walked;
        System.out.printf(
                "%s: mean absolute error of %d day totals %.2f %% of the steps, of each day %.2f %% (devices added up: %.1f %%)%n",
                set, days.size(), 100 * error, 100 * ofDays / days.size(), 100 * summed / walked);
        assertThat(error).isLessThanOrEqualTo(limit);
    }

    /** Late, doubled, revised and deleted lines: every single device ends exactly where it should. */
    @Test
    void endsExactlyWhereLateLinesShould() {
        List<String> expected = SharedData.lines("fitabase/late-expected.csv");
        for (String line : SharedData.lines("fitabase/late.jsonl.gz")) {
            JsonNode json = JSON.readTree(line);
            if (json.has("delete")) {
                delete(json);
            } else {
                upload(
                        json.get("walker").asString() + "/"
                                + json.at("/device/id").asString(),
                        samples(json));
            }
        }
        var found = new HashMap<String, String>();
        days.forEach((key, day) -> {
            day.reader.addsUp();
            assertThat(day.quarantined()).as(key).isZero();
            String[] walkerDevice = key.substring(0, key.indexOf(',')).split("/");
            found.put(
                    walkerDevice[0] + "," + day.date + "," + walkerDevice[1],
                    day.total() + "," + day.reader.result().getLiveSamples());
        });
        expected.stream()
                .skip(1)
                .map(line -> line.split(","))
                .forEach(row -> assertThat(found.get(row[0] + "," + row[1] + "," + row[2]))
                        .as("%s %s %s", (Object[]) row)
                        .isEqualTo(row[3] + "," + row[4]));
        assertThat(expected).hasSize(296);
    }

    private void delete(JsonNode json) {
        String device = json.at("/delete/deviceId").asString();
        String sample = json.at("/delete/sampleId").asString();
        LocalDate date = LocalDateTime.parse(sample.substring(2), IN_IDS).toLocalDate();
        var key = new SampleKey(device, sample, (int) date.toEpochDay());
        day(json.get("walker").asString() + "/" + device, date)
                .delete(new Tombstone(key, json.at("/delete/version").asLong()));
    }
}
