package com.firewalker.local.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * A directory that is deleted when the program ends. What killed programs could not delete is swept by the next one.
 */
public final class TemporaryDirectory implements AutoCloseable {

    private static final Duration YOUNG = Duration.ofMinutes(5);

    private final Path path;
    private final DirectoryLock lock;

    private TemporaryDirectory(Path path, DirectoryLock lock) {
        this.path = path;
        this.lock = lock;
    }

    public static TemporaryDirectory create(String prefix) {
        try {
            Path parent = Path.of(System.getProperty("java.io.tmpdir"));
            sweep(parent, prefix);
            Path path = Files.createTempDirectory(parent, prefix);
            return new TemporaryDirectory(path, DirectoryLock.take(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        lock.close();
        Binaries.delete(path);
    }

    private static void sweep(Path parent, String prefix) throws IOException {
        try (DirectoryStream<Path> candidates = Files.newDirectoryStream(parent, prefix + "*")) {
            for (Path candidate : candidates) {
                if (Files.getLastModifiedTime(candidate)
                        .toInstant()
                        .isBefore(Instant.now().minus(YOUNG))) {
                    sweep(candidate);
                }
            }
        }
    }

    private static void sweep(Path candidate) {
        try (DirectoryLock unused = DirectoryLock.take(candidate)) {
            Binaries.delete(candidate);
        } catch (EmbeddedServerException | UncheckedIOException inUseOrNotOurs) {
            return;
        }
    }
}
