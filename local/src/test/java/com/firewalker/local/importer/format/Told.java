package com.firewalker.local.importer.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

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
            told.format = Format.recognise(export);
            ExportReader reader = told.format.reader();
            reader.read(export, reader.entriesOf(export), zone, told);
        }
        return told;
    }

    static Told of(Path file) throws IOException {
        return of(file, ZoneId.of("UTC"));
    }

    /** A zip of names and contents. */
    static Path zip(Path file, Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return Files.write(file, bytes.toByteArray());
    }

    static byte[] text(String... lines) {
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    static Path database(Path file, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
        }
        return file;
    }

    long steps() {
        return samples.stream().mapToLong(ExportedSample::count).sum();
    }

    @Override
    public void sample(ExportedSample sample) {
        samples.add(sample);
    }

    @Override
    public void skipped(String reason) {
        skipped.add(reason);
    }

    @Override
    public void zone(Instant at, ZoneId zone) {
        zones.put(at, zone);
    }
}
