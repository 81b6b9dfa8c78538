package com.firewalker.notification.push;

import com.firewalker.notification.outbox.Outcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Hands one encrypted message to a push service (RFC 8030). */
@Component
class PushService {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration IDENTITY_LIFE = Duration.ofHours(12);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final int TOO_MANY = 429;
    private static final int TOO_LARGE = 413;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final SecureRandom random = new SecureRandom();
    private final PushIdentity identity;
    private final PushDestinations destinations;
    private final Subscriptions subscriptions;
    private final Clock clock;

    PushService(PushIdentity identity, PushDestinations destinations, Subscriptions subscriptions, Clock clock) {
        this.identity = identity;
        this.destinations = destinations;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    /** @param topic messages of the same topic that are still under way replace each other */
    Outcome send(Subscription to, byte[] message, String topic, Instant until)
            throws IOException, InterruptedException, GeneralSecurityException {
        if (!destinations.reachable(to.endpoint())) {
            subscriptions.drop(to.id());
            return Outcome.needless("forbidden");
        }
        HttpResponse<Void> answer =
                http.send(request(to, message, topic, until), HttpResponse.BodyHandlers.discarding());
        return judge(to, answer);
    }

    private HttpRequest request(Subscription to, byte[] message, String topic, Instant until)
            throws GeneralSecurityException {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        byte[] body = PushCipher.encrypt(message, EcPoints.decode(to.p256dh()), to.auth(), EcPoints.fresh(), salt);
        URI endpoint = URI.create(to.endpoint());
        Instant now = clock.instant();
        return HttpRequest.newBuilder(endpoint)
                .timeout(PATIENCE)
                .header("Content-Type", "application/octet-stream")
                .header("Content-Encoding", "aes128gcm")
                .header(
                        "TTL",
                        Long.toString(Math.max(0, Duration.between(now, until).toSeconds())))
                .header("Topic", topic)
                .header("Urgency", "normal")
                .header("Authorization", identity.authorization(origin(endpoint), now.plus(IDENTITY_LIFE)))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private static String origin(URI endpoint) {
        return endpoint.getScheme() + "://" + endpoint.getAuthority();
    }

    private Outcome judge(Subscription to, HttpResponse<Void> answer) throws IOException {
        int status = answer.statusCode();
        if (status >= 200 && status < 300) {
            return Outcome.sent();
        }
        if (status == 404 || status == 410) {
            subscriptions.drop(to.id());
            return Outcome.needless("gone");
        }
        if (status == TOO_LARGE) {
            return Outcome.needless("too-large");
        }
        if (status == TOO_MANY) {
            return new Outcome.NotBefore(
                    clock.instant().plus(retryAfter(answer.headers().firstValue("Retry-After"))));
        }
        throw new IOException("the push service answered " + status);
    }

    private static Duration retryAfter(Optional<String> header) {
        Duration asked = header.filter(text -> text.matches("[0-9]{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(Duration.ofMinutes(1));
        return asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
    }
}
