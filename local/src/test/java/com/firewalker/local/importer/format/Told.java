package com.firewalker.local.importer.format;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a reader told of an export that the test made. */
final class Told implements ExportSink {

    final List<ExportedSample> samples = new ArrayList<>();
    final List<String> skipped = new ArrayList<>();
    final Map<Instant, ZoneId> zones = new TreeMap<>();
    Format format;

    /** Recognised by content, as {@code --format auto} does. */
    static Told of(Path file, ZoneId zone) throws IOException {
        Told told = new Told();
        try (Export export = Export.open(file, bytes -> {})) {
            for (Format format : Format.recognise(export)) {
                told.format = told.format == null ? format : told.format;
                format.reader().read(export, format.reader().entriesOf(export), zone, told);
            }
        }
        return told;
    }

    static Told of(Path file) throws IOException {
        return of(file, ZoneId.of("UTC"));
    }

    long steps() {
        return samples.stream().mapToLong(ExportedSample::count).sum();
    }

    @Override
    public void sample(ExportedSample sample) {
        samples.add(sample);
    }

    @Override
    public void skipped(String reason, String record) {
        skipped.add(reason);
    }

    @Override
    public void zone(Instant at, ZoneId zone) {
        zones.put(at, zone);
    }
}
