package com.firewalker.local.importer.format;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fitbit from Takeout: {@code steps_YYYY-MM-DD.csv} in UTC, which names the device; months without one from
 * {@code steps-YYYY-MM-DD.json}, in the walker's wall time.
 */
final class Fitbit implements ExportReader {

    private static final Pattern CSV = Pattern.compile("steps_\\d{4}-\\d{2}-\\d{2}\\.csv");
    private static final Pattern MINUTES = Pattern.compile("steps-\\d{4}-\\d{2}-\\d{2}\\.json");
    private static final DateTimeFormatter WALL = DateTimeFormatter.ofPattern("MM/dd/yy HH:mm:ss", Locale.ROOT);
    private static final ExportedSample.Device UNNAMED = new ExportedSample.Device("fitbit", "band", "Fitbit");

    @Override
    public List<Export.Entry> entriesOf(Export export) throws IOException {
        List<Export.Entry> found = new ArrayList<>();
        List<Export.Entry> minutes = new ArrayList<>();
        for (Export.Entry entry : export.entries()) {
            if (CSV.matcher(entry.base()).matches()
                    && Csv.header(entry.head()).containsAll(List.of("timestamp", "steps"))) {
                found.add(entry);
            } else if (MINUTES.matcher(entry.base()).matches() && entry.head().contains("\"dateTime\"")) {
                minutes.add(entry);
            }
        }
        found.addAll(minutes);
        return found;
    }

    @Override
    public void read(Export export, List<Export.Entry> entries, ZoneId zone, ExportSink sink) throws IOException {
        Set<YearMonth> covered = new HashSet<>();
        WallClock clock = new WallClock(zone);
        for (Export.Entry entry : entries) {
            if (CSV.matcher(entry.base()).matches()) {
                Csv.rows(entry, 0, sink, row -> row(row, zone, sink, covered));
            } else {
                minutes(export, entry, clock, zone, sink, covered);
            }
        }
    }

    private static void row(Csv.Row row, ZoneId zone, ExportSink sink, Set<YearMonth> covered) {
        Instant start = instant(row.need("timestamp"));
        String source = row.get("data source").orElse("Fitbit");
        if (source.endsWith("Health Connect") || source.endsWith("Health Kit")) {
            sink.skipped("copy of another app's record (" + source + ")", row.need("timestamp"));
            return;
        }
        covered.add(month(start));
        long steps = row.count("steps");
        if (steps > 0) {
            String kind = DeviceKinds.of(source);
            ExportedSample.Device device = source.equals("Fitbit")
                    ? UNNAMED
                    : new ExportedSample.Device(
                            DeviceKinds.id("fitbit", source), kind.equals("other") ? "band" : kind, source);
            sink.sample(ExportedSample.minute(device, start, zone, steps));
        }
    }

    private static Instant instant(String timestamp) {
        String said = timestamp.replace(' ', 'T');
        return said.endsWith("Z") || said.lastIndexOf('+') > 10
                ? OffsetDateTime.parse(said).toInstant()
                : LocalDateTime.parse(said).toInstant(ZoneOffset.UTC);
    }

    private static void minutes(
            Export export, Export.Entry entry, WallClock clock, ZoneId zone, ExportSink sink, Set<YearMonth> covered)
            throws IOException {
        try (InputStream in = entry.open();
                JsonParser parser = JsonMapper.shared().createParser(in)) {
            JsonObjects.each(parser, sink, minute -> minute(minute, clock, zone, sink, covered));
        } catch (JacksonException e) {
            throw JsonObjects.damaged(export, entry, e);
        }
    }

    private static void minute(JsonNode minute, WallClock clock, ZoneId zone, ExportSink sink, Set<YearMonth> covered) {
        try {
            LocalDateTime wall = LocalDateTime.parse(minute.path("dateTime").asString(""), WALL);
            long steps = Counts.of(minute.path("value").asString(""));
            if (steps <= 0) {
                return;
            }
            Instant start = clock.at("", wall).at();
            if (!covered.contains(month(start))) {
                sink.sample(ExportedSample.minute(UNNAMED, start, zone, steps));
            }
        } catch (DateTimeException | NumberFormatException e) {
            sink.skipped("minute without a readable time or count", minute.toString());
        }
    }

    /** Of UTC, like the months of the CSV files: at the walker's home their first hours may be of the month before. */
    private static YearMonth month(Instant start) {
        return YearMonth.from(start.atZone(ZoneOffset.UTC));
    }
}
