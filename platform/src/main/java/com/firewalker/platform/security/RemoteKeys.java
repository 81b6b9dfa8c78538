package com.firewalker.platform.security;

import com.firewalker.platform.web.Refusal;
import java.io.IOException;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The command side's published keys, cached.
 * An unknown kid makes it look again, at most once in five seconds, so that forged kids cost nothing; known keys are
 * looked up again every five minutes, so that a withdrawn one is forgotten. While the keys' house is away the known
 * ones stay good; with none known at all the answer is 503, never yes.
 */
final class RemoteKeys implements VerificationKeys {

    private static final Logger log = LoggerFactory.getLogger(RemoteKeys.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

    private final URI url;
    private final Clock clock;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWER_WITHIN).build();

    private volatile Map<String, ECPublicKey> keys = Map.of();
    private volatile Instant fetchedAt = Instant.MIN;
    private Instant triedAt = Instant.MIN;

    RemoteKeys(URI url, Clock clock) {
        this.url = url;
        this.clock = clock;
    }

    @Override
    public @Nullable ECPublicKey find(String kid) {
        Instant now = clock.instant();
        ECPublicKey key = keys.get(kid);
        if (key == null || fetchedAt.isBefore(now.minus(FRESH))) {
            refresh(now);
            key = keys.get(kid);
        }
        if (key == null && keys.isEmpty()) {
            throw Refusal.unavailable("The keys that verify access tokens cannot be reached");
        }
        return key;
    }

    private synchronized void refresh(Instant now) {
        if (!triedAt.equals(Instant.MIN) && triedAt.isAfter(now.minus(PAUSE)) && !keys.isEmpty()) {
            return;
        }
        triedAt = now;
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(url).timeout(ANSWER_WITHIN).build();
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() == 200) {
                keys = JwkSet.read(response.body());
                fetchedAt = now;
            }
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            log.warn("Verification keys cannot be fetched: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
