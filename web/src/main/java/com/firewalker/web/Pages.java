package com.firewalker.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The files of the walkers' app and the operators' console, read from the class path and kept in memory. */
public final class Pages {

    private static final String ROOT = "/META-INF/resources";
    private static final String IMMUTABLE = "/pages/";
    private static final List<String> SITES = List.of("/app", "/console");
    private static final Pattern FILE = Pattern.compile("(/[a-z0-9]+([.-][a-z0-9]+)*)+\\.[a-z0-9]+");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=utf-8",
            "css", "text/css;charset=utf-8",
            "js", "text/javascript;charset=utf-8",
            "webmanifest", "application/manifest+json",
            "png", "image/png",
            "svg", "image/svg+xml");

    private final Map<String, Optional<PageFile>> files = new ConcurrentHashMap<>();

    /** The file at a path. Under a site's path whatever is no file is a page of the site, so its shell. */
    public Optional<PageFile> find(String path, boolean gzip) {
        if (FILE.matcher(path).matches()
                && (path.startsWith(IMMUTABLE) || siteOf(path).isPresent())) {
            return read(path, gzip);
        }
        return siteOf(path).flatMap(site -> read(site + "/index.html", gzip));
    }

    private static Optional<String> siteOf(String path) {
        return SITES.stream()
                .filter(site -> path.equals(site) || path.startsWith(site + "/"))
                .findFirst();
    }

    private Optional<PageFile> read(String path, boolean gzip) {
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (type == null) {
            return Optional.empty();
        }
        if (gzip) {
            Optional<PageFile> small = kept(path + ".gz", type, true);
            if (small.isPresent()) {
                return small;
            }
        }
        return kept(path, type, false);
    }

    /** Only what exists is kept: who asks for names that do not exist must not fill the memory. */
    private Optional<PageFile> kept(String resource, String type, boolean gzip) {
        Optional<PageFile> known = files.get(resource);
        if (known != null) {
            return known;
        }
        Optional<PageFile> found = load(resource, type, gzip);
        if (found.isPresent()) {
            files.put(resource, found);
        }
        return found;
    }

    private static Optional<PageFile> load(String resource, String type, boolean gzip) {
        try (InputStream in = Pages.class.getResourceAsStream(ROOT + resource)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new PageFile(in.readAllBytes(), type, gzip, resource.startsWith(IMMUTABLE)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
