package com.firewalker.platform.security;

import com.firewalker.platform.web.Refusal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The command side's published keys, cached. One request is under way at a time, whoever wants its answer waits for that
 * one, at most two seconds, and all of them fail together. An unknown kid asks for the keys at most once in five seconds,
 * so that forged kids cost nothing. Known keys are fetched again after five minutes, without anybody waiting, so that a
 * withdrawn one is forgotten. While the key source is unavailable the known keys stay valid; with none known the answer
 * is 503.
 */
final class RemoteKeys implements VerificationKeys {

    private static final Logger log = LoggerFactory.getLogger(RemoteKeys.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration PAUSE_WITHOUT_KEYS = Duration.ofSeconds(1);
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);
    private static final CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);

    private final URI url;
    private final Clock clock;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWER_WITHIN).build();

    private volatile Map<String, ECPublicKey> keys = Map.of();
    private volatile Instant fetchedAt = Instant.MIN;
    private Instant triedAt = Instant.MIN;
    private CompletableFuture<Void> underWay = DONE;

    RemoteKeys(URI url, Clock clock) {
        this.url = url;
        this.clock = clock;
    }

    @Override
    public @Nullable ECPublicKey find(String kid) {
        Instant now = clock.instant();
        ECPublicKey known = keys.get(kid);
        if (known != null) {
            if (fetchedAt.isBefore(now.minus(FRESH))) {
                CompletableFuture<Void> unused = refresh(now);
            }
            return known;
        }
        refresh(now).join();
        if (keys.isEmpty()) {
            throw Refusal.unavailable("The keys that verify access tokens cannot be reached");
        }
        return keys.get(kid);
    }

    /** The request that is under way, or a new one where the last is long enough ago, or none. */
    private synchronized CompletableFuture<Void> refresh(Instant now) {
        Duration pause = keys.isEmpty() ? PAUSE_WITHOUT_KEYS : PAUSE;
        if (underWay.isDone() && (triedAt.equals(Instant.MIN) || !triedAt.isAfter(now.minus(pause)))) {
            triedAt = now;
            underWay = fetch(now);
        }
        return underWay;
    }

    /** Ends normally whatever happens. */
    private CompletableFuture<Void> fetch(Instant now) {
        HttpRequest request = HttpRequest.newBuilder(url).timeout(ANSWER_WITHIN).build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
                .orTimeout(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .thenAccept(response -> accept(response, now))
                .exceptionally(e -> {
                    log.warn("verification keys could not be fetched from {}, keeping the known ones: {}", url, e);
                    return null;
                });
    }

    private void accept(HttpResponse<byte[]> response, Instant now) {
        if (response.statusCode() != 200) {
            throw new IllegalStateException("status " + response.statusCode());
        }
        try {
            keys = JwkSet.read(response.body());
            fetchedAt = now;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("unreadable keys", e);
        }
    }
}
