package com.firewalker.command.account;

import com.firewalker.platform.web.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Argon2id, stored in the PHC form with its parameters; passwords are used as received, byte for byte.
 * Only as many at a time as there is memory for; who would wait too long is told to come back.
 */
@Component
public class Passwords {

    static final int MIN_MEMORY_KIB = 19_456;
    static final int MIN_ITERATIONS = 2;

    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final long WAIT_MILLIS = 5_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final int memoryKib;
    private final int iterations;
    private final Semaphore room;
    private final String nobodys;

    Passwords(
            @Value("${firewalker.passwords.memory-kib:40960}") int memoryKib,
            @Value("${firewalker.passwords.iterations:2}") int iterations,
            @Value("${firewalker.passwords.at-a-time:4}") int atATime) {
        if (memoryKib < MIN_MEMORY_KIB || iterations < MIN_ITERATIONS) {
            throw new IllegalArgumentException("Argon2id needs at least " + MIN_MEMORY_KIB + " KiB and "
                    + MIN_ITERATIONS + " iterations: " + memoryKib + ", " + iterations);
        }
        this.memoryKib = memoryKib;
        this.iterations = iterations;
        this.room = new Semaphore(atATime, true);
        // Of no password: whoever is compared with it takes as long as with another, and the start takes no time.
        this.nobodys = phc(random(SALT_BYTES), random(HASH_BYTES));
    }

    public String hash(String password) {
        byte[] salt = random(SALT_BYTES);
        return phc(salt, inTurn(() -> argon2id(password, salt, memoryKib, iterations, 1)));
    }

    /** Takes the same time with no hash at all as with one that does not match. */
    boolean matches(String password, @Nullable String stored) {
        PhcHash phc = PhcHash.parse(stored == null ? nobodys : stored);
        byte[] hash =
                inTurn(() -> argon2id(password, phc.salt(), phc.memoryKib(), phc.iterations(), phc.parallelism()));
        return MessageDigest.isEqual(hash, phc.hash()) & stored != null;
    }

    boolean outdated(String stored) {
        return !stored.startsWith(prefix() + "$");
    }

    private String phc(byte[] salt, byte[] hash) {
        return prefix() + "$" + base64(salt) + "$" + base64(hash);
    }

    private String prefix() {
        return "$argon2id$v=19$m=" + memoryKib + ",t=" + iterations + ",p=1";
    }

    private byte[] inTurn(Supplier<byte[]> work) {
        boolean entered = false;
        try {
            entered = room.tryAcquire(WAIT_MILLIS, TimeUnit.MILLISECONDS);
            if (!entered) {
                throw new Refusal(503, "busy", "Too many log in at once", List.of(), Duration.ofSeconds(2));
            }
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.unavailable("The service is stopping");
        } finally {
            if (entered) {
                room.release();
            }
        }
    }

    private static byte[] argon2id(String password, byte[] salt, int memoryKib, int iterations, int parallelism) {
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(iterations)
                .withParallelism(parallelism)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[HASH_BYTES];
        argon2.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
