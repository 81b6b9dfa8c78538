package com.firewalker.local;

import com.firewalker.platform.testing.Operations.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The front door as a stranger knocks: one try, whatever comes back; of an endless stream only its beginning. */
final class Door {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What came back, byte for byte. */
    record Said(int status, HttpHeaders headers, String text) {

        String type() {
            return headers.firstValue("Content-Type").orElse("");
        }
    }

    private Door() {}

    static Said knock(Operation operation, @Nullable String token) {
        return knock(operation.method(), operation.path(), operation.takesBody() ? "{}" : null, token);
    }

    static Said knock(String method, String path, @Nullable String body, @Nullable String token) {
        return knock(method, path, body, token, Map.of());
    }

    static Said knock(
            String method, String path, @Nullable String body, @Nullable String token, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        OneMachine.machine().uri().resolve(path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<InputStream> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream text = answer.body()) {
                boolean endless =
                        answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
                return new Said(
                        answer.statusCode(),
                        answer.headers(),
                        endless ? "" : new String(text.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
