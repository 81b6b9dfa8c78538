package com.firewalker.web.build;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the files that the front door or a CDN gives out: {@code app/} and {@code console/} with what has a lasting
 * address (shells, manifest, service worker), {@code pages/HASH/} with all else. The hash is of everything together:
 * files lead to each other by relative addresses, so none needs to know another one's hash.
 */
public final class LinkPages {

    private static final List<String> SITES = List.of("app", "console");
    private static final List<String> TEXTS = List.of("html", "css", "js", "svg", "webmanifest");
    private static final int LEAST_WORTH_COMPRESSING = 256;

    /** What a text says in place of the folder with the hash, and of the names of all files in it. */
    private static final String FOLDER = "{{pages}}";

    private static final String FILES = "{{files}}";

    private final Path sources;
    private final Path target;

    private LinkPages(Path sources, Path target) {
        this.sources = sources;
        this.target = target;
    }

    /** Arguments: the folder of the sources, the folder for the files. */
    public static void main(String[] arguments) throws IOException {
        new LinkPages(Path.of(arguments[0]), Path.of(arguments[1])).run();
    }

    private void run() throws IOException {
        Map<String, byte[]> lasting = new TreeMap<>();
        Map<String, byte[]> hashed = new TreeMap<>();
        for (String site : SITES) {
            if (Files.exists(sources.resolve(site + "/main.js"))) {
                collect(site, lasting, hashed);
            }
        }
        String folder = "/pages/" + hash(lasting, hashed);
        Map<String, byte[]> files = new TreeMap<>();
        hashed.forEach((name, bytes) -> files.put(folder.substring(1) + "/" + name, filled(name, bytes, folder, "")));
        lasting.forEach((name, bytes) ->
                files.put(name, filled(name, bytes, folder, listed(folder, name.split("/")[0], hashed))));
        empty();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            write(file.getKey(), file.getValue());
        }
    }

    private void collect(String site, Map<String, byte[]> lasting, Map<String, byte[]> hashed) throws IOException {
        new Site(new Sources(sources), site + "/main.js")
                .link()
                .forEach((name, text) -> hashed.put(site + "/" + name, text.getBytes(StandardCharsets.UTF_8)));
        StringBuilder style = new StringBuilder();
        for (Path sheet : List.of(sources.resolve("shared/shared.css"), sources.resolve(site + "/" + site + ".css"))) {
            style.append(Sources.slim(Sources.read(sheet)));
        }
        style.append(Sources.uplotCss());
        hashed.put(site + "/style.css", style.toString().getBytes(StandardCharsets.UTF_8));
        lasting.put(site + "/index.html", bytes(site + "/index.html"));
        for (String name : List.of(site + "/worker.js", site + "/" + site + ".webmanifest")) {
            if (Files.exists(sources.resolve(name))) {
                lasting.put(name, bytes(name));
            }
        }
        Path pictures = sources.resolve(site + "/pictures");
        if (Files.isDirectory(pictures)) {
            try (Stream<Path> all = Files.list(pictures)) {
                for (Path picture : all.sorted().toList()) {
                    hashed.put(site + "/" + picture.getFileName(), Files.readAllBytes(picture));
                }
            }
        }
    }

    private byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(sources.resolve(name));
    }

    private static String listed(String folder, String site, Map<String, byte[]> hashed) {
        return String.join(
                ",",
                hashed.keySet().stream()
                        .filter(name -> name.startsWith(site + "/"))
                        .map(name -> "\"" + folder + "/" + name + "\"")
                        .toList());
    }

    private static byte[] filled(String name, byte[] bytes, String folder, String files) {
        if (!TEXTS.contains(ending(name))) {
            return bytes;
        }
        return new String(bytes, StandardCharsets.UTF_8)
                .replace(FOLDER, folder)
                .replace(FILES, files)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String hash(Map<String, byte[]> lasting, Map<String, byte[]> hashed) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Stream.of(lasting, hashed).flatMap(map -> map.entrySet().stream()).forEach(file -> {
                digest.update(file.getKey().getBytes(StandardCharsets.UTF_8));
                digest.update(file.getValue());
            });
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void empty() throws IOException {
        if (Files.isDirectory(target)) {
            try (Stream<Path> old = Files.walk(target)) {
                for (Path each : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    private void write(String name, byte[] bytes) throws IOException {
        Path file = target.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        if (TEXTS.contains(ending(name)) && bytes.length >= LEAST_WORTH_COMPRESSING) {
            Files.write(file.resolveSibling(file.getFileName() + ".gz"), compressed(bytes));
        }
    }

    private static byte[] compressed(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
