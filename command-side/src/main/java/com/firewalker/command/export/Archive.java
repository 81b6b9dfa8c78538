package com.firewalker.command.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** A zip whose last entry names the SHA-256 of every other. Written as it comes: a row is gone when the next is made. */
public final class Archive {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ZipOutputStream zip;
    private final Map<String, String> manifest = new LinkedHashMap<>();

    Archive(OutputStream out) {
        this.zip = new ZipOutputStream(out);
    }

    /** Something that hands over its rows one by one. */
    public interface Rows<T> {
        void each(Consumer<T> row);
    }

    public void json(String name, Object content) {
        add(name, out -> write(out, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(content) + "\n"));
    }

    /** One JSON array, an item a line. */
    public void array(String name, Rows<?> items) {
        arrayOfJson(name, row -> items.each(item -> row.accept(JSON.writeValueAsString(item))));
    }

    /** The same of items that are JSON already. */
    void arrayOfJson(String name, Rows<String> items) {
        add(name, out -> {
            String[] before = {"[\n"};
            items.each(item -> {
                write(out, before[0] + item);
                before[0] = ",\n";
            });
            write(out, before[0].equals("[\n") ? "[]\n" : "\n]\n");
        });
    }

    public void lines(String name, Rows<String> lines) {
        add(name, out -> lines.each(line -> write(out, line + "\n")));
    }

    public void csv(String name, List<String> columns, Rows<List<?>> rows) {
        lines(name, line -> {
            line.accept(String.join(",", columns));
            rows.each(row -> line.accept(Cells.line(row)));
        });
    }

    public void bytes(String name, byte[] content) {
        add(name, out -> {
            try {
                out.write(content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    void close() {
        json("manifest.json", Map.of("sha256", Map.copyOf(manifest)));
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String name, Consumer<OutputStream> content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            zip.putNextEntry(new ZipEntry(name));
            content.accept(new DigestOutputStream(zip, digest));
            zip.closeEntry();
            manifest.put(name, HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every JDK", e);
        }
    }

    private static void write(OutputStream out, String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
