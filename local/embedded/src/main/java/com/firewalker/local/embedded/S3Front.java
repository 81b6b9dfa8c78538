package com.firewalker.local.embedded;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Passes requests on to the S3 server, but reads a browser's POST upload itself and holds it to its policy. */
final class S3Front implements HttpHandler {

    private static final Set<String> HOP_BY_HOP =
            Set.of("host", "connection", "content-length", "expect", "upgrade", "transfer-encoding", "date");
    private static final Duration START = Duration.ofSeconds(90);
    private static final int LONGEST = 64 << 20;

    private final URI server;
    private final OnDemand process;
    private final PostPolicy policy;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    S3Front(int port, OnDemand process, PostPolicy policy) {
        this.server = URI.create("http://127.0.0.1:" + port);
        this.process = process;
        this.policy = policy;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(LONGEST);
            String type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                    .orElse("");
            if (exchange.getRequestMethod().equals("POST") && type.startsWith("multipart/form-data")) {
                upload(exchange, FormData.parse(type, body));
            } else {
                pass(exchange, body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void upload(HttpExchange exchange, FormData form) throws IOException, InterruptedException {
        String bucket = exchange.getRequestURI().getPath().replace("/", "");
        Optional<String> objection = policy.objection(bucket, form);
        if (objection.isPresent()) {
            answer(exchange, 403, "<Error><Code>AccessDenied</Code><Message>" + objection.get() + "</Message></Error>");
            return;
        }
        HttpRequest put = HttpRequest.newBuilder(server.resolve("/" + bucket + "/" + form.field("key")))
                .header("Content-Type", form.field("Content-Type"))
                .PUT(BodyPublishers.ofByteArray(form.file()))
                .build();
        int status = send(put).statusCode();
        answer(exchange, status == 200 ? 204 : status, "");
    }

    private void pass(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        HttpResponse<byte[]> response = send(request.build());
        for (Map.Entry<String, java.util.List<String>> header :
                response.headers().map().entrySet()) {
            if (!HOP_BY_HOP.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(header.getKey(), header.getValue());
            }
        }
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (head) {
            response.headers()
                    .firstValue("Content-Length")
                    .ifPresent(length -> exchange.getResponseHeaders().set("Content-Length", length));
        }
        byte[] answer = response.body();
        exchange.sendResponseHeaders(response.statusCode(), head || answer.length == 0 ? -1 : answer.length);
        if (!head && answer.length > 0) {
            exchange.getResponseBody().write(answer);
        }
    }

    /** The server may still be starting. */
    private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        process.begin();
        long deadline = System.nanoTime() + START.toNanos();
        while (true) {
            try {
                return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            } catch (ConnectException notYet) {
                if (System.nanoTime() > deadline) {
                    throw notYet;
                }
                Pause.millis(50);
            }
        }
    }

    private static void answer(HttpExchange exchange, int status, String xml) throws IOException {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
