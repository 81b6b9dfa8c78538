package com.firewalker.local.gateway;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One OpenAPI document for the whole origin, put together from the services' own documents. */
final class MergedOpenApi extends Handler.Abstract.NonBlocking {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Upstreams upstreams;
    private final Map<Service, JsonNode> documents = new ConcurrentHashMap<>();

    MergedOpenApi(Upstreams upstreams) {
        this.upstreams = upstreams;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (!request.getHttpURI().getCanonicalPath().equals("/v3/api-docs")) {
            return false;
        }
        Map<Service, CompletableFuture<JsonNode>> parts = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            parts.put(service, document(service));
        }
        var unused = CompletableFuture.allOf(parts.values().toArray(CompletableFuture[]::new))
                .thenApply(all -> merged(parts))
                .whenComplete((text, failure) -> {
                    if (failure != null) {
                        DoorProblem.write(HttpStatus.SERVICE_UNAVAILABLE_503, request, response, callback);
                        return;
                    }
                    response.setStatus(200);
                    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
                    response.write(true, ByteBuffer.wrap(text), callback);
                });
        return true;
    }

    private static byte[] merged(Map<Service, CompletableFuture<JsonNode>> parts) {
        Map<Service, JsonNode> documents = new EnumMap<>(Service.class);
        parts.forEach((service, part) -> documents.put(service, part.join()));
        return JSON.writeValueAsString(OpenApiMerge.of(documents)).getBytes(StandardCharsets.UTF_8);
    }

    /** A service's document changes only with the service, which here starts and ends together with the door. */
    private CompletableFuture<JsonNode> document(Service service) {
        JsonNode known = documents.get(service);
        if (known != null) {
            return CompletableFuture.completedFuture(known);
        }
        Optional<Upstream> node = upstreams.next(service);
        if (node.isEmpty()) {
            return CompletableFuture.failedFuture(new IllegalStateException(service.title() + " has no node"));
        }
        HttpRequest question = HttpRequest.newBuilder(node.get().http().resolve("/v3/api-docs"))
                .timeout(PATIENCE)
                .build();
        return client.sendAsync(question, HttpResponse.BodyHandlers.ofString()).thenApply(answer -> {
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(service.title() + " answers " + answer.statusCode());
            }
            JsonNode document = JSON.readTree(answer.body());
            documents.put(service, document);
            return document;
        });
    }
}
