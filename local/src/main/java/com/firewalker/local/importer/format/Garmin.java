package com.firewalker.local.importer.format;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Garmin Connect's {@code UDSFile_*.json}: the total of each date, and where the clock stood on it. */
final class Garmin implements ExportReader {

    private static final ExportedSample.Device DEVICE = new ExportedSample.Device("garmin", "watch", "Garmin");

    @Override
    public List<Export.Entry> entriesOf(Export export) {
        return export.entries().stream()
                .filter(entry ->
                        entry.base().startsWith("udsfile_") && entry.base().endsWith(".json"))
                .toList();
    }

    @Override
    public boolean knowsZones() {
        return true;
    }

    @Override
    public void read(Export export, List<Export.Entry> entries, ZoneId zone, ExportSink sink) throws IOException {
        for (Export.Entry entry : entries) {
            try (InputStream in = entry.open();
                    JsonParser parser = JsonMapper.shared().createParser(in)) {
                JsonObjects.each(parser, sink, day -> day(day, sink));
            } catch (JacksonException e) {
                throw JsonObjects.damaged(export, entry, e);
            }
        }
    }

    private static void day(JsonNode day, ExportSink sink) {
        JsonNode said = day.path("calendarDate");
        JsonNode steps = day.path("totalSteps");
        if (steps.isMissingNode() || steps.isNull()) {
            return;
        }
        try {
            LocalDate date = LocalDate.parse(said.isObject() ? said.path("date").asString("") : said.asString(""));
            sink.sample(ExportedSample.daily(DEVICE, date, Counts.of(steps.asString(""))));
            zone(day, sink);
        } catch (DateTimeException | NumberFormatException e) {
            sink.skipped("day without a readable date or count", said + " " + steps);
        }
    }

    /** A day counts also where its clock cannot be read. */
    private static void zone(JsonNode day, ExportSink sink) {
        String gmt = day.path("wellnessStartTimeGmt").asString("");
        String local = day.path("wellnessStartTimeLocal").asString("");
        if (gmt.isEmpty() || local.isEmpty()) {
            return;
        }
        try {
            LocalDateTime at = LocalDateTime.parse(gmt);
            long seconds = Duration.between(at, LocalDateTime.parse(local)).getSeconds();
            sink.zone(at.toInstant(ZoneOffset.UTC), ZoneOffset.ofTotalSeconds((int) seconds));
        } catch (DateTimeException e) {
            sink.skipped("day without a readable clock", gmt + " " + local);
        }
    }
}
