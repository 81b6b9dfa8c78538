package com.firewalker.local.gateway;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whether every service is ready for requests, in one look. */
final class HealthHandler extends Handler.Abstract.NonBlocking {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Upstreams upstreams;

    HealthHandler(Upstreams upstreams) {
        this.upstreams = upstreams;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (!request.getHttpURI().getCanonicalPath().equals("/health")) {
            return false;
        }
        Map<Service, CompletableFuture<Boolean>> answers = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            answers.put(service, anyReady(upstreams.nodes(service)));
        }
        var unused = CompletableFuture.allOf(answers.values().toArray(CompletableFuture[]::new))
                .whenComplete((all, never) -> write(answers, response, callback));
        return true;
    }

    /** A service is there while one of its nodes is. */
    private CompletableFuture<Boolean> anyReady(List<Upstream> nodes) {
        return nodes.stream()
                .map(node -> ready(node.management()))
                .reduce((one, other) -> one.thenCombine(other, Boolean::logicalOr))
                .orElse(CompletableFuture.completedFuture(false));
    }

    private CompletableFuture<Boolean> ready(URI uri) {
        HttpRequest question = HttpRequest.newBuilder(uri.resolve("/actuator/health/readiness"))
                .timeout(PATIENCE)
                .build();
        return client.sendAsync(question, HttpResponse.BodyHandlers.discarding())
                .handle((answer, failure) -> failure == null && answer.statusCode() == 200);
    }

    private static void write(Map<Service, CompletableFuture<Boolean>> answers, Response response, Callback callback) {
        ObjectNode body = JSON.createObjectNode();
        boolean up = answers.values().stream().allMatch(CompletableFuture::join);
        body.put("status", up ? "UP" : "DOWN");
        ObjectNode services = body.putObject("services");
        answers.forEach((service, ready) -> services.put(service.title(), ready.join() ? "UP" : "DOWN"));
        response.setStatus(up ? 200 : 503);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.write(true, ByteBuffer.wrap(JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8)), callback);
    }
}
