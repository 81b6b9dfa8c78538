package com.firewalker.local.importer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Google Takeout's Fit data: the JSON files of "All Data" with {@code com.google.step_count.delta} points, one file or
 * the whole zip. Merged and derived streams are left out: they repeat what the devices said.
 */
final class GoogleTakeout implements ExportReader {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int ZIP = 'P' << 8 | 'K';
    private static final long NANOS = 1_000_000_000L;

    @Override
    public void read(Path file, ZoneId zone, Consumer<ExportedSample> samples) throws IOException {
        try (InputStream in = ExportFile.open(file)) {
            in.mark(2);
            int magic = in.read() << 8 | in.read();
            in.reset();
            if (magic == ZIP) {
                readZip(file, new ZipInputStream(in), zone, samples);
            } else {
                read(file, in.readAllBytes(), zone, samples);
            }
        }
    }

    private static void readZip(Path file, ZipInputStream zip, ZoneId zone, Consumer<ExportedSample> samples)
            throws IOException {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            String name = entry.getName();
            if (name.endsWith(".json") && name.contains("raw_com.google.step_count.delta")) {
                read(file, zip.readAllBytes(), zone, samples);
            }
        }
    }

    private static void read(Path file, byte[] json, ZoneId zone, Consumer<ExportedSample> samples) {
        try {
            JsonNode document = JSON.readTree(json);
            String source = document.path("Data Source").asString("google-fit");
            for (JsonNode point : document.path("Data Points")) {
                if (point.path("dataTypeName").asString("").equals("com.google.step_count.delta")) {
                    samples.accept(sample(source, point, zone));
                }
            }
        } catch (JacksonException e) {
            throw new ExportFormatException(file, "not Takeout's JSON: " + e.getOriginalMessage());
        }
    }

    private static ExportedSample sample(String source, JsonNode point, ZoneId zone) {
        String origin = point.path("originDataSourceId").asString(source);
        String kind = origin.contains("watch") ? "watch" : "phone";
        String id =
                UUID.nameUUIDFromBytes(origin.getBytes(StandardCharsets.UTF_8)).toString();
        Instant start = instant(point.path("startTimeNanos").asLong());
        Instant end = instant(point.path("endTimeNanos").asLong());
        return new ExportedSample(
                "me",
                new ExportedSample.Device("google-" + id, kind, "Google Fit"),
                start + "_" + end,
                start.atZone(zone).toOffsetDateTime(),
                end.atZone(zone).toOffsetDateTime(),
                point.path("fitValue").path(0).path("value").path("intVal").asLong());
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(nanos / NANOS, nanos % NANOS);
    }
}
