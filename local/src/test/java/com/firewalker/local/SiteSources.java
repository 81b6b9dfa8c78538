package com.firewalker.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a site can show, read from its sources: whoever adds a page or a dialog adds where it is looked at. */
final class SiteSources {

    private static final Pattern ROUTE = Pattern.compile("\\{path: \"([^\"]+)\"");
    private static final Pattern ASKED = Pattern.compile("\\btitle: t\\((\"[^\"]+\"(?: \\+ \\w+)?)");
    private static final Pattern OPENED = Pattern.compile("\\bopenDialog\\(([^,]+),");

    private final Path folder;

    /** @param site "app" or "console" */
    SiteSources(String site) {
        this.folder = Repository.root().resolve("web/src/main/web").resolve(site);
    }

    /** Paths as routes name them: {@code /days/:date}. */
    Set<String> routes() {
        return found(folder.resolve("main.js"), ROUTE).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The titles of dialogs, as the sources write them. */
    Set<String> dialogs() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".js"))
                    .flatMap(file -> Stream.concat(found(file, ASKED), found(file, OPENED)))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> found(Path file, Pattern pattern) {
        try {
            return pattern
                    .matcher(Files.readString(file))
                    .results()
                    .map((MatchResult one) -> one.group(1))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
