package com.firewalker.query.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to the operators' door of a query side, as people and the CLI do (api.md 7). */
public final class Operator {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String REASON = "Firewalker-Reason";
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(Long.getLong("firewalker.patience.minutes", 10));

    private final int port;
    private final Supplier<String> token;

    public Operator(QuerySide querySide) {
        this(querySide.port(), Tokens::operator);
    }

    public Operator(int port, Supplier<String> token) {
        this.port = port;
        this.token = token;
    }

    public QuerySide.Answer get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).GET());
    }

    public QuerySide.Answer post(String path, String body) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Does not say why. */
    public QuerySide.Answer postUnexplained(String path, String body) {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                false);
    }

    public QuerySide.Answer post(String path) {
        return send(HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.noBody()));
    }

    /** With a reason that is not the usual one; null for none. */
    public QuerySide.Answer delete(String path, @Nullable String reason) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).DELETE();
        return send(reason == null ? request : request.header(REASON, reason), false);
    }

    public QuerySide.Answer delete(String path) {
        return send(HttpRequest.newBuilder(uri(path)).DELETE());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + "/v1/ops" + path);
    }

    private QuerySide.Answer send(HttpRequest.Builder request) {
        return send(request, true);
    }

    private QuerySide.Answer send(HttpRequest.Builder request, boolean forTheUsualReason) {
        try {
            if (forTheUsualReason) {
                request.header(REASON, "a test");
            }
            HttpResponse<String> response = HTTP.send(
                    request.header("Authorization", "Bearer " + token.get()).build(),
                    HttpResponse.BodyHandlers.ofString());
            JsonNode body = response.body().isEmpty() ? null : JSON.readTree(response.body());
            return new QuerySide.Answer(
                    response.statusCode(), response.headers().map(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public String start(String view, String body) {
        QuerySide.Answer answer = post("/projections/" + view + "/rebuilds", body);
        assertThat(answer.status()).as(() -> String.valueOf(answer.body())).isEqualTo(202);
        return answer.json().get("rebuildId").asString();
    }

    public String shadow(String view) {
        return start(view, "{\"mode\":\"shadow\"}");
    }

    public JsonNode rebuild(String id) {
        return get("/rebuilds/" + id).json();
    }

    public String state(String id) {
        return rebuild(id).get("state").asString();
    }

    /** Waits until the rebuild is in one of these states; any other end is told. */
    public JsonNode until(String id, String... states) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
            String now = state(id);
            if (List.of("failed", "cancelled").contains(now)
                    && !Arrays.asList(states).contains(now)) {
                throw new AssertionError(rebuild(id).toPrettyString());
            }
            return Arrays.asList(states).contains(now);
        });
        return rebuild(id);
    }

    /** Runs a verification to its end. */
    public JsonNode verified(String view) {
        QuerySide.Answer started = post("/projections/" + view + "/verifications");
        assertThat(started.status()).as(() -> String.valueOf(started.body())).isEqualTo(202);
        String path = "/verifications/" + started.json().get("verificationId").asString();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !get(path).json().get("state").asString().equals("running"));
        return get(path).json();
    }

    /** Cancels whatever rebuild of the view a failed test has left. */
    public void endRebuild(String view) {
        JsonNode rebuild = projection(view).path("rebuild").path("rebuildId");
        if (rebuild.isString()) {
            post("/rebuilds/" + rebuild.asString() + "/cancel");
        }
    }

    public JsonNode projection(String view) {
        return get("/projections/" + view).json();
    }

    /** Waits until the view has applied the position. */
    public void awaitPosition(String view, long position) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> projection(view).get("position").asLong() >= position);
    }
}
