package com.firewalker.local.importer.format;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Samsung Health's folder of CSV files, each with a line of metadata before its header. Times are UTC; a row tells the
 * offset in which it was walked. Daily totals stand in for days without rows.
 */
final class SamsungHealth implements ExportReader {

    private static final String STEPS = "com.samsung.shealth.tracker.pedometer_step_count.";
    private static final String OLD_STEPS = "com.samsung.health.step_count.";
    private static final String DAILY = "com.samsung.shealth.step_daily_trend.";
    private static final String DEVICES = "com.samsung.health.device_profile.";
    private static final String PREFIX = "com.samsung.health.step_count.";
    private static final String PHONE = "360001";
    private static final String WEARABLE = "360003";
    private static final int METADATA = 1;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm[:ss][.SSS]", Locale.ROOT);

    private record Profile(String kind, String model) {}

    /** A day has a row for each source and one for all together, which is the largest. */
    private record Total(long count, long version) {

        static Total of(Csv.Row row) {
            long count = row.count("count");
            return new Total(count, updated(row, "update_time").orElse(Math.max(1, count)));
        }

        Total larger(Total other) {
            return count > other.count || count == other.count && version > other.version ? this : other;
        }
    }

    @Override
    public List<Export.Entry> entriesOf(Export export) {
        List<Export.Entry> found = new ArrayList<>();
        for (String name : List.of(DEVICES, STEPS, DAILY)) {
            found.addAll(named(export, name));
        }
        if (found.stream().noneMatch(entry -> entry.base().startsWith(STEPS))) {
            found.addAll(named(export, OLD_STEPS));
        }
        return found.stream().anyMatch(entry -> !entry.base().startsWith(DEVICES)) ? found : List.of();
    }

    private static List<Export.Entry> named(Export export, String name) {
        return export.entries().stream()
                .filter(entry -> entry.base().startsWith(name) && entry.base().endsWith(".csv"))
                .toList();
    }

    @Override
    public boolean knowsZones() {
        return true;
    }

    @Override
    public void read(Export export, List<Export.Entry> entries, ZoneId zone, ExportSink sink) throws IOException {
        Map<String, Profile> profiles = new HashMap<>();
        Set<LocalDate> covered = new HashSet<>();
        Map<LocalDate, Total> totals = new TreeMap<>();
        for (Export.Entry entry : entries) {
            if (entry.base().startsWith(DEVICES)) {
                Csv.rows(entry, METADATA, sink, row -> profile(row, profiles));
            } else if (entry.base().startsWith(DAILY)) {
                Csv.rows(entry, METADATA, sink, row -> totals.merge(day(row), Total.of(row), Total::larger));
            } else {
                Csv.rows(entry, METADATA, sink, row -> step(row, profiles, zone, covered, sink));
            }
        }
        totals.keySet().removeAll(covered);
        ExportedSample.Device device = new ExportedSample.Device("samsung-days", "phone", "Samsung Health");
        totals.forEach(
                (date, total) -> sink.sample(ExportedSample.daily(device, date, total.version(), total.count())));
    }

    private static void profile(Csv.Row row, Map<String, Profile> profiles) {
        String model = row.get("model", "name").orElse("Samsung");
        String group = row.get("device_group").orElse("");
        String guessed = DeviceKinds.of(
                row.get("manufacturer").orElse(""), model, row.get("name").orElse(""));
        String kind = switch (group) {
            case PHONE -> "phone";
            case WEARABLE -> guessed.equals("band") || guessed.equals("ring") ? guessed : "watch";
            default -> guessed;
        };
        profiles.put(row.need("deviceuuid"), new Profile(kind, model));
    }

    private static void step(
            Csv.Row row, Map<String, Profile> profiles, ZoneId zone, Set<LocalDate> covered, ExportSink sink) {
        Instant start = time(row.need(PREFIX + "start_time", "start_time"));
        Instant end = time(row.need(PREFIX + "end_time", "end_time"));
        ZoneId offset = row.get(PREFIX + "time_offset", "time_offset")
                .<ZoneId>map(SamsungHealth::offset)
                .orElse(zone);
        if (!start.isBefore(end)) {
            sink.skipped("record without a length", start.toString());
            return;
        }
        long count = row.count(PREFIX + "count", "count");
        String deviceId = row.get(PREFIX + "deviceuuid", "deviceuuid").orElse("unknown");
        Profile profile = profiles.getOrDefault(deviceId, new Profile("phone", "Samsung"));
        covered.add(LocalDate.ofInstant(start, offset));
        sink.zone(start, offset);
        sink.sample(ExportedSample.interval(
                new ExportedSample.Device(DeviceKinds.id("samsung", deviceId), profile.kind(), profile.model()),
                new ExportedSample.Identity(
                        row.get(PREFIX + "datauuid", "datauuid").orElse(ExportedSample.Identity.times(start, end)),
                        updated(row, PREFIX + "update_time", "update_time")
                                .orElse(ExportedSample.Identity.fuller(count))),
                ExportedSample.Method.AUTOMATIC,
                start,
                end,
                offset,
                count));
    }

    private static Optional<Long> updated(Csv.Row row, String... columns) {
        try {
            return row.get(columns).map(updated -> Math.max(1, time(updated).toEpochMilli()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LocalDate day(Csv.Row row) {
        return LocalDate.ofInstant(time(row.need("day_time")), ZoneOffset.UTC);
    }

    /** Written out or in milliseconds, as versions differ. */
    private static Instant time(String text) {
        if (text.length() > 8 && text.chars().allMatch(Character::isDigit)) {
            return Instant.ofEpochMilli(Long.parseLong(text));
        }
        return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
    }

    /** {@code UTC+0900}. */
    private static ZoneOffset offset(String text) {
        String offset = text.replace("UTC", "").replace("GMT", "");
        return offset.isEmpty() ? ZoneOffset.UTC : ZoneOffset.of(offset);
    }
}
