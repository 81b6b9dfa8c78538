package com.firewalker.local.importer.format;

import java.io.IOException;
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
    private static final String DAILY = "com.samsung.shealth.step_daily_trend.";
    private static final String DEVICES = "com.samsung.health.device_profile.";
    private static final String PREFIX = "com.samsung.health.step_count.";
    private static final String PHONE = "360001";
    private static final String WEARABLE = "360003";
    private static final int METADATA = 1;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    private record Profile(String kind, String model) {}

    @Override
    public List<Export.Entry> entriesOf(Export export) {
        List<Export.Entry> found = new ArrayList<>();
        for (String name : List.of(DEVICES, STEPS, DAILY)) {
            export.entries().stream()
                    .filter(entry ->
                            entry.base().startsWith(name) && entry.base().endsWith(".csv"))
                    .forEach(found::add);
        }
        return found.stream().anyMatch(entry -> !entry.base().startsWith(DEVICES)) ? found : List.of();
    }

    @Override
    public boolean knowsZones() {
        return true;
    }

    @Override
    public void read(Export export, List<Export.Entry> entries, ZoneId zone, ExportSink sink) throws IOException {
        Map<String, Profile> profiles = new HashMap<>();
        Set<LocalDate> covered = new HashSet<>();
        Map<LocalDate, Long> totals = new TreeMap<>();
        for (Export.Entry entry : entries) {
            if (entry.base().startsWith(DEVICES)) {
                Csv.rows(entry, METADATA, sink, row -> profile(row, profiles));
            } else if (entry.base().startsWith(STEPS)) {
                Csv.rows(entry, METADATA, sink, row -> step(row, profiles, covered, sink));
            } else {
                Csv.rows(entry, METADATA, sink, row -> totals.merge(day(row), row.count("count"), Math::max));
            }
        }
        totals.keySet().removeAll(covered);
        ExportedSample.Device device = new ExportedSample.Device("samsung-days", "phone", "Samsung Health");
        totals.forEach((date, count) -> sink.sample(ExportedSample.daily(device, date, 1, count)));
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

    private static void step(Csv.Row row, Map<String, Profile> profiles, Set<LocalDate> covered, ExportSink sink) {
        Instant start = time(row.need(PREFIX + "start_time", "start_time"));
        Instant end = time(row.need(PREFIX + "end_time", "end_time"));
        ZoneOffset offset = offset(row.need(PREFIX + "time_offset", "time_offset"));
        if (!start.isBefore(end)) {
            sink.skipped("record without a length");
            return;
        }
        String deviceId = row.get(PREFIX + "deviceuuid", "deviceuuid").orElse("unknown");
        Profile profile = profiles.getOrDefault(deviceId, new Profile("phone", "Samsung"));
        covered.add(LocalDate.ofInstant(start, offset));
        sink.zone(start, offset);
        sink.sample(ExportedSample.interval(
                new ExportedSample.Device(DeviceKinds.id("samsung", deviceId), profile.kind(), profile.model()),
                new ExportedSample.Identity(
                        row.get(PREFIX + "datauuid", "datauuid").orElse(start + "_" + end),
                        row.get(PREFIX + "update_time", "update_time")
                                .map(updated -> Math.max(1, time(updated).toEpochMilli()))
                                .orElse(1L)),
                ExportedSample.Method.AUTOMATIC,
                start,
                end,
                offset,
                row.count(PREFIX + "count", "count")));
    }

    private static LocalDate day(Csv.Row row) {
        String day = row.need("day_time");
        Optional<Instant> millis = day.chars().allMatch(Character::isDigit)
                ? Optional.of(Instant.ofEpochMilli(Long.parseLong(day)))
                : Optional.empty();
        return LocalDate.ofInstant(millis.orElseGet(() -> time(day)), ZoneOffset.UTC);
    }

    private static Instant time(String text) {
        return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
    }

    /** {@code UTC+0900}. */
    private static ZoneOffset offset(String text) {
        return ZoneOffset.of(text.replace("UTC", ""));
    }
}
