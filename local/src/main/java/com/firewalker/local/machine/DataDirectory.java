package com.firewalker.local.machine;

import com.firewalker.local.embedded.DirectoryLock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Where one machine's Firewalker keeps everything between two starts. */
public record DataDirectory(Path root) {

    public DataDirectory {
        root = root.toAbsolutePath().normalize();
    }

    Path mariaDb() {
        return root.resolve("mariadb");
    }

    Path redis() {
        return root.resolve("redis");
    }

    Path tokenRedis() {
        return root.resolve("token-redis");
    }

    Path objectStore() {
        return root.resolve("s3");
    }

    public Path keys() {
        return root.resolve("keys");
    }

    /** Mails of a machine without a mail server. */
    public Path mail() {
        return root.resolve("mail");
    }

    /** How the command line reaches the machine that runs on this directory with nodes. */
    Path nodes() {
        return root.resolve("nodes");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    /** Passwords of the walkers that imports and simulations registered. */
    public Path walkers() {
        return root.resolve("walkers");
    }

    /** The address of the instance that runs on this directory now. */
    public Optional<URI> runningAt() {
        try {
            return Optional.of(URI.create(Files.readString(address()).strip()));
        } catch (IOException nothingRuns) {
            return Optional.empty();
        }
    }

    DirectoryLock lock() {
        return DirectoryLock.take(root);
    }

    void announce(URI uri) throws IOException {
        Files.writeString(address(), uri + System.lineSeparator());
    }

    void withdraw() throws IOException {
        Files.deleteIfExists(address());
    }

    /** Everything but the lock that its caller holds. */
    void empty() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(root) && !path.equals(root.resolve("lock"))) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }

    private Path address() {
        return root.resolve("address");
    }
}
