package com.firewalker.local.importer.format;

import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Minutes of several walkers: {@code walker,minute,steps}, or as the Fitabase service writes them. */
final class FitbitMinutes implements ExportReader {

    private static final ExportedSample.Device DEVICE = new ExportedSample.Device("fitbit", "band", "Fitbit");
    private static final DateTimeFormatter AMERICAN = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("M/d/yyyy h:mm:ss a")
            .toFormatter(Locale.ROOT);

    @Override
    public List<Export.Entry> entriesOf(Export export) throws IOException {
        List<Export.Entry> found = new ArrayList<>();
        for (Export.Entry entry : export.entries()) {
            List<String> header = Csv.header(entry.head());
            if (header.equals(List.of("walker", "minute", "steps"))
                    || header.equals(List.of("id", "activityminute", "steps"))) {
                found.add(entry);
            }
        }
        return found;
    }

    @Override
    public void read(Export export, List<Export.Entry> entries, ZoneId zone, ExportSink sink) throws IOException {
        WallClock clock = new WallClock(zone);
        for (Export.Entry entry : entries) {
            Csv.rows(entry, 0, sink, row -> sink.sample(minute(row, zone, clock)));
        }
    }

    private static ExportedSample minute(Csv.Row row, ZoneId zone, WallClock clock) {
        String walker = row.need("walker", "id");
        String said = row.need("minute", "activityminute");
        LocalDateTime wall =
                said.contains("/") ? LocalDateTime.parse(said, AMERICAN) : LocalDateTime.parse(said.replace(' ', 'T'));
        WallClock.Moment minute = clock.at(walker, wall);
        return new ExportedSample(
                walker,
                DEVICE,
                minute.second() ? wall + "-2" : wall.toString(),
                1,
                ExportedSample.Method.AUTOMATIC,
                minute.at().atZone(zone).toOffsetDateTime(),
                minute.at().plusSeconds(60).atZone(zone).toOffsetDateTime(),
                null,
                row.count("steps"));
    }
}
