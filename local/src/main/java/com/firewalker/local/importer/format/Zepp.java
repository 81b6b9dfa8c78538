package com.firewalker.local.importer.format;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Zepp (Mi Fit, Amazfit): minutes in wall time from {@code ACTIVITY_MINUTE_*.csv}, other days from {@code ACTIVITY_*.csv}.
 * The walks in {@code ACTIVITY_STAGE_*.csv} (with start and stop) are made of the same minutes and are left alone.
 */
final class Zepp implements ExportReader {

    private static final ExportedSample.Device DEVICE = new ExportedSample.Device("zepp", "band", "Zepp");

    @Override
    public List<Export.Entry> entriesOf(Export export) throws IOException {
        List<Export.Entry> minutes = new ArrayList<>();
        List<Export.Entry> days = new ArrayList<>();
        for (Export.Entry entry : export.entries()) {
            List<String> header = Csv.header(entry.head());
            if (entry.base().startsWith("activity")
                    && header.containsAll(List.of("date", "steps"))
                    && !header.contains("stop")) {
                (header.contains("time") ? minutes : days).add(entry);
            }
        }
        minutes.addAll(days);
        return minutes;
    }

    @Override
    public void read(Export export, List<Export.Entry> entries, ZoneId zone, ExportSink sink) throws IOException {
        Set<LocalDate> covered = new HashSet<>();
        WallClock clock = new WallClock(zone);
        for (Export.Entry entry : entries) {
            if (Csv.header(entry.head()).contains("time")) {
                Csv.rows(entry, 0, sink, row -> minute(row, clock, zone, sink, covered));
            } else {
                Csv.rows(entry, 0, sink, row -> day(row, sink, covered));
            }
        }
    }

    private static void minute(Csv.Row row, WallClock clock, ZoneId zone, ExportSink sink, Set<LocalDate> covered) {
        LocalDate date = LocalDate.parse(row.need("date"));
        covered.add(date);
        long steps = row.count("steps");
        if (steps > 0) {
            Instant start = clock.at("", LocalDateTime.of(date, LocalTime.parse(row.need("time"))))
                    .at();
            sink.sample(ExportedSample.minute(DEVICE, start, zone, steps));
        }
    }

    private static void day(Csv.Row row, ExportSink sink, Set<LocalDate> covered) {
        LocalDate date = LocalDate.parse(row.need("date"));
        if (!covered.contains(date)) {
            sink.sample(ExportedSample.daily(DEVICE, date, row.count("steps")));
        }
    }
}
