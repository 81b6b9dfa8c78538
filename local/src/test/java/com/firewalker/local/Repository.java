package com.firewalker.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** The repository that the tests belong to, and the data that lies beside it. */
final class Repository {

    private Repository() {}

    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = Objects.requireNonNull(folder.getParent(), "not inside the repository");
        }
        return folder;
    }

    /** Real step data; it is not part of the repository and may be absent. */
    static Optional<Path> sharedData(String file) {
        String chosen = System.getenv("FIREWALKER_SHARED_DATA");
        Path folder = chosen != null ? Path.of(chosen) : root().resolve("../shared/data");
        return Optional.of(folder.resolve(file).normalize()).filter(Files::exists);
    }
}
