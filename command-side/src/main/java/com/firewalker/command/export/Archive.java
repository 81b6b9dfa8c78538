package com.firewalker.command.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** A zip whose last entry names the SHA-256 of every other. */
final class Archive {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(bytes);
    private final Map<String, String> manifest = new LinkedHashMap<>();

    void json(String name, Object content) {
        add(name, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(content));
    }

    void lines(String name, List<String> lines) {
        add(name, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** @param rows the first one names the columns */
    void csv(String name, List<List<Object>> rows) {
        lines(name, rows.stream().map(Archive::row).toList());
    }

    byte[] close() {
        try {
            json("manifest.json", Map.of("sha256", Map.copyOf(manifest)));
            zip.close();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String name, byte[] content) {
        try {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
            manifest.put(
                    name,
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every JDK", e);
        }
    }

    private static String row(List<Object> cells) {
        return cells.stream().map(Archive::cell).collect(Collectors.joining(","));
    }

    /** Quoted where needed; a cell that a spreadsheet would run is made text. */
    private static String cell(Object value) {
        String text = String.valueOf(value);
        String safe = !(value instanceof Number) && text.matches("(?s)[=+@\\t\\r-].*") ? "'" + text : text;
        return safe.matches("(?s).*[\",\\r\\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
