package com.firewalker.local.importer.format;

import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Withings' {@code raw_tracker_steps.csv}: a start, and lists of lengths in seconds and of steps from there on. */
final class Withings implements ExportReader {

    private static final long SECONDS_OF_A_DAY = 86_400;

    private static final ExportedSample.Device DEVICE = new ExportedSample.Device("withings", "watch", "Withings");

    @Override
    public List<Export.Entry> entriesOf(Export export) throws IOException {
        List<Export.Entry> found = new ArrayList<>();
        for (Export.Entry entry : export.entries()) {
            if (entry.base().contains("steps")
                    && Csv.header(entry.head()).equals(List.of("start", "duration", "value"))) {
                found.add(entry);
            }
        }
        return found;
    }

    @Override
    public boolean knowsZones() {
        return true;
    }

    @Override
    public void read(Export export, List<Export.Entry> entries, ZoneId zone, ExportSink sink) throws IOException {
        for (Export.Entry entry : entries) {
            Csv.rows(entry, 0, sink, row -> row(row, sink));
        }
    }

    private static void row(Csv.Row row, ExportSink sink) {
        OffsetDateTime from = OffsetDateTime.parse(row.need("start"));
        JsonNode lengths = list(row.need("duration"));
        JsonNode steps = list(row.need("value"));
        sink.zone(from.toInstant(), from.getOffset());
        Instant start = from.toInstant();
        for (int place = 0; place < Math.min(lengths.size(), steps.size()); place++) {
            Instant end = start.plusSeconds(seconds(lengths.path(place)));
            long count = count(steps.path(place), start, sink);
            if (count > 0 && start.isBefore(end)) {
                sink.sample(ExportedSample.interval(
                        DEVICE,
                        ExportedSample.Identity.of(start, end, count),
                        ExportedSample.Method.AUTOMATIC,
                        start,
                        end,
                        from.getOffset(),
                        count));
            }
            start = end;
        }
    }

    /** What cannot be read has a length nevertheless, and those behind it stand where they stood. */
    private static long count(JsonNode said, Instant start, ExportSink sink) {
        try {
            return number(said);
        } catch (NumberFormatException e) {
            sink.skipped("minute without a readable count", start + " " + said);
            return 0;
        }
    }

    private static long seconds(JsonNode said) {
        long seconds = number(said);
        if (seconds < 0 || seconds > SECONDS_OF_A_DAY) {
            throw new NumberFormatException("not a length");
        }
        return seconds;
    }

    private static long number(JsonNode said) {
        return said.isNull() ? 0 : Counts.of(said.asString("none"));
    }

    private static JsonNode list(String text) {
        try {
            return JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not a list", e);
        }
    }
}
