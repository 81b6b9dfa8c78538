package com.firewalker.local.importer.tried;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
