package com.firewalker.local.importer.tried;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes files of every packing. */
public final class Made {

    private Made() {}

    /** A zip of names and contents. */
    public static Path zip(Path file, Map<String, byte[]> entries) throws IOException {
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

    public static byte[] text(String... lines) {
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    /** An SQLite database, made or added to. */
    public static Path database(Path file, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
            connection.commit();
        }
        return file;
    }

    static TriedInput.Maker file(String name, String... lines) {
        return directory -> Files.write(directory.resolve(name), text(lines));
    }

    /** @param entries names and texts in turn */
    static TriedInput.Maker zipOf(String name, String... entries) {
        return directory -> {
            Map<String, byte[]> bytes = new LinkedHashMap<>();
            for (int i = 0; i < entries.length; i += 2) {
                bytes.put(entries[i], text(entries[i + 1]));
            }
            return zip(directory.resolve(name), bytes);
        };
    }

    static TriedInput.Maker gz(String name, String text) {
        return directory -> {
            Path file = directory.resolve(name);
            try (OutputStream gz = new GZIPOutputStream(Files.newOutputStream(file))) {
                gz.write(text(text));
            }
            return file;
        };
    }

    /** A zip of one entry that is not compressed, and is not what it was when it was packed. */
    static TriedInput.Maker changedZip(String name, String entry, String packed, String changed) {
        return directory -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
                CRC32 checksum = new CRC32();
                checksum.update(text(packed));
                ZipEntry stored = new ZipEntry(entry);
                stored.setMethod(ZipEntry.STORED);
                stored.setSize(text(packed).length);
                stored.setCrc(checksum.getValue());
                zip.putNextEntry(stored);
                zip.write(text(packed));
            }
            String zip = bytes.toString(StandardCharsets.ISO_8859_1).replace(packed, changed);
            return Files.write(directory.resolve(name), zip.getBytes(StandardCharsets.ISO_8859_1));
        };
    }

    static TriedInput.Maker databaseOf(String name, String... statements) {
        return directory -> {
            Files.deleteIfExists(directory.resolve(name));
            return database(directory.resolve(name), statements);
        };
    }

    /** The same without its last bytes. */
    static TriedInput.Maker cut(TriedInput.Maker whole, int bytes) {
        return directory -> {
            Path file = whole.in(directory);
            byte[] all = Files.readAllBytes(file);
            return Files.write(file, Arrays.copyOf(all, all.length - bytes));
        };
    }
}
