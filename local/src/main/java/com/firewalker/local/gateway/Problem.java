package com.firewalker.local.gateway;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the front door itself refuses, as the services would say it. */
record Problem(int status, String title, String code, String detail) {

    static final Problem NOT_FOUND = new Problem(404, "Not Found", "not-found", "There is nothing here.");
    static final Problem UNAVAILABLE = new Problem(
            503, "Service Unavailable", "service-unavailable", "The service behind this address does not answer.");

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Refusals that the HTTP layer makes before any route is looked up. */
    static Problem ofStatus(int status) {
        return switch (status) {
            case 404 -> NOT_FOUND;
            case 405 -> new Problem(405, "Method Not Allowed", "method-not-allowed", "This method is not for here.");
            case 408 -> new Problem(408, "Request Timeout", "request-timeout", "The request did not come in time.");
            case 413 -> new Problem(413, "Content Too Large", "too-large", "The request's body is too large.");
            case 414 -> new Problem(414, "URI Too Long", "uri-too-long", "The request's address is too long.");
            case 431 ->
                new Problem(431, "Request Header Fields Too Large", "headers-too-large", "The headers are too large.");
            case 400 -> new Problem(400, "Bad Request", "bad-request", "This is not a request in HTTP.");
            default -> status < 500 ? new Problem(status, "Refused", "refused", "Refused.") : UNAVAILABLE;
        };
    }

    void write(Request request, Response response, Callback callback) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put("X-Request-Id", requestId(request));
        if (status == 503) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, "1");
        }
        ObjectNode body = JSON.createObjectNode()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("instance", request.getHttpURI().getPath())
                .put("code", code);
        response.write(true, ByteBuffer.wrap(JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8)), callback);
    }

    private static String requestId(Request request) {
        return Optional.ofNullable(request.getHeaders().get("X-Request-Id"))
                .filter(id -> id.matches("[A-Za-z0-9._:-]{1,128}"))
                .orElseGet(() -> UUID.randomUUID().toString());
    }
}
