package com.firewalker.command.session;

import com.firewalker.platform.security.VerificationKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys in {@code firewalker.keys.dir}, looked at again every two seconds, so that a rotation is a new file and no
 * restart. The newest two are published and verify; the newest signs, but only once it has been published for a
 * minute and every verifier could have seen it.
 */
public final class SigningKeys implements VerificationKeys {

    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
    private static final Duration PUBLISHED_FIRST = Duration.ofMinutes(1);
    private static final int LIVE = 2;

    private final Path directory;
    private final Clock clock;
    private volatile List<SigningKey> live = List.of();
    private volatile Instant lookedAt = Instant.MIN;

    public SigningKeys(Path directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** Makes a key that takes over from the newest one. */
    public static void rotate(Path directory, Clock clock) {
        try {
            Files.createDirectories(directory);
            SigningKey.create(clock.instant()).writeTo(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("a signing key cannot be written", e);
        }
    }

    /** Where nobody provided a key, as on a developer's machine. */
    void makeIfNone() {
        if (live().isEmpty()) {
            rotate(directory, clock);
            lookedAt = Instant.MIN;
        }
    }

    SigningKey signing() {
        List<SigningKey> keys = live();
        if (keys.isEmpty()) {
            throw new IllegalStateException("there is no signing key in firewalker.keys.dir");
        }
        SigningKey newest = keys.get(0);
        boolean known = newest.createdAt().isBefore(clock.instant().minus(PUBLISHED_FIRST));
        return known || keys.size() == 1 ? newest : keys.get(1);
    }

    boolean any() {
        return !live().isEmpty();
    }

    @Override
    public @Nullable ECPublicKey find(String kid) {
        return live().stream()
                .filter(key -> key.kid().equals(kid))
                .map(SigningKey::publicKey)
                .findFirst()
                .orElse(null);
    }

    Map<String, ECPublicKey> published() {
        Map<String, ECPublicKey> keys = new LinkedHashMap<>();
        live().forEach(key -> keys.put(key.kid(), key.publicKey()));
        return keys;
    }

    private List<SigningKey> live() {
        Instant now = clock.instant();
        if (lookedAt.equals(Instant.MIN) || lookedAt.isBefore(now.minus(LOOK_AGAIN))) {
            live = readOr(live);
            lookedAt = now;
        }
        return live;
    }

    /** A directory that cannot be read for a moment takes no key away that is known to be good. */
    private List<SigningKey> readOr(List<SigningKey> known) {
        try {
            return read();
        } catch (UncheckedIOException e) {
            if (known.isEmpty()) {
                throw e;
            }
            log.warn("The signing keys cannot be read now: {}", e.toString());
            return known;
        }
    }

    private List<SigningKey> read() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SigningKey.SUFFIX))
                    .map(SigningKey::read)
                    .sorted((a, b) -> b.kid().compareTo(a.kid()))
                    .limit(LIVE)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the signing keys cannot be read", e);
        }
    }
}
