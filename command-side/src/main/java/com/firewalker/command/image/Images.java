package com.firewalker.command.image;

import com.firewalker.command.account.AccountRepository;
import com.firewalker.command.walker.ChangeProfile;
import com.firewalker.platform.ledger.lane.Commands;
import com.firewalker.platform.security.RateLimiter;
import com.firewalker.platform.web.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** From a permission to upload to a picture on the profile, and away again. */
@Component
class Images {

    static final long MAX_BYTES = 5L << 20;
    static final int LARGE = 512;
    static final int SMALL = 128;

    private static final Duration UPLOAD_WITHIN = Duration.ofMinutes(5);
    private static final Duration USE_WITHIN = Duration.ofHours(1);
    private static final RateLimiter.Rule UPLOADS = new RateLimiter.Rule("image-uploads", 20, Duration.ofMinutes(15));
    private static final int AT_A_TIME = 2;
    private static final String LARGE_SUFFIX = "-" + LARGE + ".jpg";
    private static final SecureRandom RANDOM = new SecureRandom();

    record InPlace(String imageKey, long position) {}

    record Permission(String key, PresignedPost post, Instant expiresAt) {}

    private final AccountRepository accounts;
    private final ImageRows rows;
    private final ImageStore store;
    private final OrphanedImages garbage;
    private final RateLimiter throttle;
    private final Commands commands;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Semaphore room = new Semaphore(AT_A_TIME, true);

    Images(
            AccountRepository accounts,
            ImageRows rows,
            ImageStore store,
            OrphanedImages garbage,
            RateLimiter throttle,
            Commands commands,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.accounts = accounts;
        this.rows = rows;
        this.store = store;
        this.garbage = garbage;
        this.throttle = throttle;
        this.commands = commands;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    Permission permit(String walkerId, String contentType) {
        RateLimiter.Verdict verdict = throttle.take(UPLOADS, walkerId);
        if (!verdict.allowed()) {
            throw verdict.refusal();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant expiresAt = now.plus(UPLOAD_WITHIN);
        String key = "uploads/" + random();
        transaction.executeWithoutResult(status -> {
            if (!accounts.hold(walkerId)) {
                throw Refusal.notFound();
            }
            rows.allow(key, walkerId, contentType, now.plus(USE_WITHIN));
        });
        PresignedPost post = PresignedPost.sign(
                store.signer(), new PresignedPost.Upload(store.bucket(), key, contentType, MAX_BYTES, now, expiresAt));
        return new Permission(key, post, expiresAt);
    }

    String postUrl() {
        return store.postUrl();
    }

    /** Answers the picture's key and the position at which caches hear of it. */
    InPlace use(String walkerId, String key) {
        Instant now = clock.instant();
        ImageKind kind =
                rows.contentType(key, walkerId, now).flatMap(ImageKind::of).orElseThrow(Refusal::notFound);
        byte[] uploaded = store.read(key, MAX_BYTES)
                .orElseThrow(() -> Refusal.invalid("/key", "image-missing", "nothing of a good size was uploaded"));
        if (!rows.use(key, walkerId)) {
            throw Refusal.notFound();
        }
        rows.discard(key, now);
        try {
            return show(walkerId, made(kind, uploaded), uploaded, now);
        } finally {
            garbage.collect();
        }
    }

    Optional<Long> remove(String walkerId) {
        Optional<Long> position = transaction.execute(status -> {
            Optional<String> old = rows.current(walkerId);
            old.ifPresent(key -> discard(key, clock.instant()));
            rows.choose(walkerId, null);
            return old.map(key ->
                    commands.sendInTransaction(new ChangeProfile(walkerId)).position());
        });
        garbage.collect();
        return position;
    }

    /** All objects that belong to one picture. */
    static List<String> objects(String imageKey) {
        return List.of(imageKey, small(imageKey));
    }

    static String small(String imageKey) {
        return imageKey.substring(0, imageKey.length() - LARGE_SUFFIX.length()) + "-" + SMALL + ".jpg";
    }

    private record Made(byte[] large, byte[] small) {}

    private Made made(ImageKind kind, byte[] uploaded) {
        room.acquireUninterruptibly();
        try {
            Picture picture = Picture.read(kind, uploaded);
            return new Made(picture.square(LARGE), picture.square(SMALL));
        } finally {
            room.release();
        }
    }

    /** Objects are noted as garbage before they are written, and taken off the list when the profile shows them. */
    private InPlace show(String walkerId, Made made, byte[] uploaded, Instant now) {
        String key = "pictures/" + contentHash(walkerId, uploaded) + LARGE_SUFFIX;
        objects(key).forEach(object -> rows.discard(object, now.plus(USE_WITHIN)));
        store.writeJpeg(key, made.large());
        store.writeJpeg(small(key), made.small());
        Long position = transaction.execute(status -> {
            rows.current(walkerId).filter(old -> !old.equals(key)).ifPresent(old -> discard(old, now));
            rows.choose(walkerId, key);
            objects(key).forEach(rows::keep);
            return commands.sendInTransaction(new ChangeProfile(walkerId)).position();
        });
        return new InPlace(key, position);
    }

    private void discard(String imageKey, Instant after) {
        objects(imageKey).forEach(object -> rows.discard(object, after));
    }

    /** Of this walker's picture: the same file of two walkers is two objects, each deleted by its owner. */
    private static String contentHash(String walkerId, byte[] bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(walkerId.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(bytes)).substring(0, 40);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every JDK", e);
        }
    }

    private static String random() {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
