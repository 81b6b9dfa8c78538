package com.firewalker.command.steps;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Recorded steps beside the repository, or where FIREWALKER_SHARED_DATA says; tests that need them are skipped without. */
final class SharedData {

    private SharedData() {}

    static List<String> lines(String name) {
        Path file = folder().resolve(name);
        assumeTrue(Files.exists(file), "skipped: the shared data folder with " + name + " is not here");
        try (InputStream in = Files.newInputStream(file);
                var reader = new BufferedReader(new InputStreamReader(
                        name.endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        String named = System.getenv("FIREWALKER_SHARED_DATA");
        if (named != null) {
            return Path.of(named);
        }
        Path at = Path.of("").toAbsolutePath();
        while (at.getParent() != null && !Files.exists(at.resolve("mvnw"))) {
            at = at.getParent();
        }
        return at.resolveSibling("shared").resolve("data");
    }
}
