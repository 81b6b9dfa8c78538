package com.firewalker.local.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

/**
 * Calls of the public API. An answer that asks for patience (429, 503) is asked again after the time it names; so is
 * a request that failed on the other side or got no answer: what this program sends is safe to repeat.
 */
public final class Api {

    private static final Set<Integer> MAY_BE_BETTER_LATER = Set.of(429, 500, 502, 503, 504);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private final URI origin;
    private final Duration patience;
    private final Consumer<String> away;
    private final AtomicBoolean isAway = new AtomicBoolean();
    private @Nullable HttpClient client;

    /** @param patience how long a request may be repeated before it counts as failed */
    public Api(URI origin, Duration patience) {
        this(origin, patience, line -> {});
    }

    /** @param away hears at once, in one line, that nobody answers and for how long it is tried again */
    public Api(URI origin, Duration patience, Consumer<String> away) {
        this.origin = origin;
        this.patience = patience;
        this.away = away;
    }

    public URI origin() {
        return origin;
    }

    public Answer get(String path, @Nullable String token) {
        return call("GET", path, null, token, Map.of());
    }

    public Answer post(String path, @Nullable Object body, @Nullable String token) {
        return call("POST", path, body, token, Map.of());
    }

    public Answer call(
            String method, String path, @Nullable Object body, @Nullable String token, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(origin.resolve(path))
                .timeout(ANSWER)
                .method(method, publisher(body))
                .header("Accept", "application/json");
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::header);
        return patiently(request.build());
    }

    private Answer patiently(HttpRequest request) {
        long deadline = System.nanoTime() + patience.toNanos();
        long pauseMillis = 50;
        while (true) {
            boolean last = System.nanoTime() > deadline;
            try {
                Answer answer = once(request);
                isAway.set(false);
                if (last || !MAY_BE_BETTER_LATER.contains(answer.status())) {
                    return answer;
                }
                pauseMillis = answer.headers()
                        .firstValue("Retry-After")
                        .map(seconds -> Math.max(1, Long.parseLong(seconds)) * 1000)
                        .orElse(pauseMillis);
            } catch (IOException noAnswer) {
                if (last) {
                    throw new UnreachableException(origin, noAnswer);
                }
                if (!isAway.getAndSet(true)) {
                    away.accept("nobody answers at " + origin + "; trying again for " + patience.toSeconds() + " s");
                }
            }
            pause(Math.min(pauseMillis, Math.max(1, (deadline - System.nanoTime()) / 1_000_000)));
            pauseMillis = Math.min(2_000, pauseMillis * 2);
        }
    }

    private Answer once(HttpRequest request) throws IOException {
        try {
            HttpResponse<byte[]> response = client().send(request, BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), json(response), response.headers());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreachableException(origin, e);
        }
    }

    /** Made for the first request: an import reads a while before it sends anything, and shows that at once. */
    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT)
                    .build();
        }
        return client;
    }

    private static JsonNode json(HttpResponse<byte[]> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (response.body().length == 0 || !type.contains("json")) {
            return NullNode.getInstance();
        }
        try {
            return JsonMapper.shared().readTree(response.body());
        } catch (JacksonException notJson) {
            return NullNode.getInstance();
        }
    }

    private static BodyPublisher publisher(@Nullable Object body) {
        if (body == null) {
            return BodyPublishers.noBody();
        }
        return body instanceof String text
                ? BodyPublishers.ofString(text)
                : BodyPublishers.ofByteArray(JsonMapper.shared().writeValueAsBytes(body));
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
