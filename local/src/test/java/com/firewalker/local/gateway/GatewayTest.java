package com.firewalker.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.platform.testing.RawHttp;
import com.firewalker.platform.testing.Smuggling;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The front door before three services that say their name and what they were asked. */
@Timeout(30)
class GatewayTest {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<Service, HttpServer> services = new EnumMap<>(Service.class);
    private final CountDownLatch firstEventRead = new CountDownLatch(1);
    private Gateway gateway;

    @BeforeEach
    void open() throws IOException {
        Map<Service, URI> addresses = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
            server.setExecutor(Executors.newCachedThreadPool());
            server.createContext("/", exchange -> answer(service, exchange));
            server.createContext(
                    "/actuator/health/readiness", exchange -> send(exchange, 200, "application/json", "{}"));
            server.createContext(
                    "/v3/api-docs", exchange -> send(exchange, 200, "application/json", document(service)));
            server.createContext("/v1/me/notifications/stream", this::stream);
            server.start();
            services.put(service, server);
            addresses.put(
                    service,
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
        }
        gateway = Gateway.open("localhost", 0, addresses, addresses, List.of("http://pictures.example"));
    }

    @AfterEach
    void close() {
        firstEventRead.countDown();
        gateway.close();
        services.values().forEach(server -> server.stop(0));
    }

    @Test
    void asksTheServiceOfTheOperation() throws Exception {
        assertThat(get("/v1/me/days/2026-11-22?asOf=2026-11-22T07:00:00Z").body())
                .startsWith("query-side GET /v1/me/days/2026-11-22?asOf=2026-11-22T07:00:00Z");
        assertThat(get("/v1/me").body()).startsWith("command-side GET /v1/me");
        assertThat(get("/v1/me/notifications").body()).startsWith("notification GET /v1/me/notifications");
    }

    @Test
    void passesABodyOnAndTheAnswersHeadersBack() throws Exception {
        HttpResponse<String> answer = client.send(
                request("/v1/me/steps")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"samples\":[]}"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.body()).contains("{\"samples\":[]}");
        assertThat(answer.headers().firstValue("Firewalker-Position")).contains("4711");
    }

    @Test
    @Tag("S21")
    void keepsActuatorAndUnknownPathsToItself() throws Exception {
        for (String path : List.of("/actuator/health", "/actuator", "/nowhere", "/v1/unknown")) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
            assertThat(answer.body()).contains("\"code\":\"not-found\"").contains("\"status\":404");
        }
    }

    @Test
    @Tag("S21")
    void refusesPathsThatMeanAnotherPath() throws Exception {
        for (String path : List.of("/v1/me/..%2f..%2factuator", "/v1/me/%2e%2e/%2e%2e/actuator/health", "/v1//me")) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.statusCode()).as(path).isIn(400, 404);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
    }

    /** The services' dialect, whatever the front door refuses itself (api.md 1). */
    @Test
    void refusesInTheServicesWords() throws Exception {
        HttpRequest.Builder large = request("/v1/me").header("X-Large", "x".repeat(70_000));
        for (HttpRequest asked : List.of(
                request("/nowhere").header("X-Request-Id", "seen-1").build(),
                request("/v1/me/" + "x".repeat(70_000)).build(),
                large.build(),
                request("/v1/me/%2e%2e/x").build())) {
            HttpResponse<String> answer = client.send(asked, BodyHandlers.ofString());
            int status = answer.statusCode();
            JsonNode problem = JsonMapper.shared().readTree(answer.body());
            assertThat(status).isIn(400, 404, 414, 431);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
            assertThat(problem.propertyNames())
                    .containsExactlyInAnyOrder("type", "title", "status", "detail", "instance", "code", "errors");
            assertThat(problem.path("type").asString())
                    .isEqualTo("urn:firewalker:problem:" + problem.path("code").asString());
            assertThat(problem.path("status").asInt()).isEqualTo(status);
            assertThat(problem.path("errors").isArray()).isTrue();
        }
        HttpResponse<String> seen =
                client.send(request("/nowhere").header("X-Request-Id", "seen-1").build(), BodyHandlers.ofString());
        assertThat(seen.headers().allValues("X-Request-Id")).containsExactly("seen-1");
    }

    @Test
    @Tag("S21")
    void dropsWhatACallerSaysOfItsOwnAddress() throws Exception {
        HttpRequest spoofed = request("/v1/me")
                .header("X-Forwarded-For", "203.0.113.7")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Prefix", "/evil")
                .header("Forwarded", "for=203.0.113.7")
                .header("X-Real-Ip", "203.0.113.7")
                .build();
        assertThat(client.send(spoofed, BodyHandlers.ofString()).body())
                .contains("X-forwarded-for=127.0.0.1")
                .doesNotContain("203.0.113.7", "evil", "https");
    }

    /** None of them reaches a service as a request that another one hides. */
    @Test
    @Tag("S21")
    void readsEveryRequestAsOne() {
        for (Smuggling.Attack attack : Smuggling.senseless("nobody")) {
            RawHttp.Heard heard = RawHttp.send(gateway.port(), attack.request());
            assertThat(heard.statuses())
                    .as(attack + ": " + heard.text())
                    .hasSize(1)
                    .isSubsetOf(400, 501, 505);
            assertThat(heard.ended()).as(attack.name()).isTrue();
        }
        for (Smuggling.Attack attack : Smuggling.meaningful("nobody")) {
            RawHttp.Heard heard = RawHttp.send(gateway.port(), attack.request() + Smuggling.last());
            assertThat(heard.statuses()).as(attack + ": " + heard.text()).containsExactly(200, 404);
        }
    }

    /** What the caller has a proxy take away, and whose words the services take for their own (RFC 9110 7.6.1). */
    @Test
    @Tag("S21")
    void losesNothingThatItSaysItselfToACallersWord() {
        String asked = "GET /v1/me HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 203.0.113.7\r\n"
                + "Connection: close, X-Forwarded-For, X-Forwarded-Proto\r\n\r\n";
        assertThat(RawHttp.send(gateway.port(), asked).text())
                .contains("X-forwarded-for=127.0.0.1", "X-forwarded-proto=http")
                .doesNotContain("203.0.113.7");
    }

    /** Absolute forms, other methods' names and other addresses in headers lead nowhere else (RFC 9112 3.2.2). */
    @Test
    @Tag("S21")
    void goesWhereThePathLeadsWhateverHeadersSay() {
        String spoofed = "Host: localhost\r\nX-Original-URL: /actuator\r\nX-Rewrite-URL: /actuator\r\n"
                + "X-HTTP-Method-Override: DELETE\r\nX-Forwarded-Host: evil.example\r\nConnection: close\r\n\r\n";
        assertThat(RawHttp.send(gateway.port(), "GET /v1/me HTTP/1.1\r\n" + spoofed)
                        .text())
                .contains("command-side GET /v1/me")
                .doesNotContain("evil.example");
        for (String target : List.of("http://evil.example/v1/me", "http://localhost/v1/me")) {
            RawHttp.Heard heard = RawHttp.send(gateway.port(), "GET " + target + " HTTP/1.1\r\n" + spoofed);
            assertThat(heard.statuses()).as(target).hasSize(1).isSubsetOf(200, 400);
            assertThat(heard.text()).doesNotContain("X-forwarded-host=evil.example");
        }
        assertThat(RawHttp.send(gateway.port(), "GET http://localhost/actuator HTTP/1.1\r\n" + spoofed)
                        .statuses())
                .containsExactly(404);
    }

    @Test
    void letsEventsThroughAsTheyHappen() throws Exception {
        HttpResponse<InputStream> answer =
                client.send(request("/v1/me/notifications/stream").build(), BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("data: first");
            firstEventRead.countDown();
            assertThat(lines.readLine()).isEqualTo("data: second");
        }
    }

    @Test
    void saysThatAServiceIsAway() throws Exception {
        Objects.requireNonNull(services.get(Service.QUERY)).stop(0);
        HttpResponse<String> answer = get("/v1/me/summary");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("\"code\":\"unavailable\"");
        assertThat(get("/health").statusCode()).isEqualTo(503);
        assertThat(get("/health").body()).contains("\"query-side\":\"DOWN\"").contains("\"command-side\":\"UP\"");
    }

    @Test
    void putsTheServicesDocumentsIntoOne() throws Exception {
        String document = get("/v3/api-docs").body();
        assertThat(document)
                .contains("\"openapi\":\"3.1.0\"", "\"/v1/me\"", "\"/v1/me/summary\"", "\"/v1/me/notifications\"")
                .doesNotContain("/internal");
    }

    @Test
    void keepsTwoSchemasOfOneNameApart() throws Exception {
        String document = get("/v3/api-docs").body();
        assertThat(document)
                .contains("\"Answer\":{\"type\":\"object\",\"title\":\"command-side\"}")
                .contains("\"QueryAnswer\":{\"type\":\"object\",\"title\":\"query-side\"}")
                .contains("\"#/components/schemas/QueryAnswer\"");
    }

    @Test
    void showsPagesForPeople() throws Exception {
        assertThat(get("/").headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/app"));
        assertThat(get("/health").statusCode()).isEqualTo(200);
        assertThat(get("/swagger-ui.html").headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/swagger-ui/index.html"));
        assertThat(get("/swagger-ui/index.html").body()).contains("swagger-ui");
        assertThat(get("/swagger-ui/swagger-initializer.js").body()).contains("/v3/api-docs");
        assertThat(get("/swagger-ui/../index.html").statusCode()).isIn(400, 404, 200);
    }

    @Test
    void givesOutTheAppUnderAStrictPolicy() throws Exception {
        HttpResponse<String> page = get("/app/history");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<fw-app>");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("script-src 'self';", "connect-src 'self' http://pictures.example;")
                        .doesNotContain("unsafe"));
        assertThat(page.headers().firstValue("X-Request-Id")).isPresent();
        String script = page.body().replaceAll("(?s).*src=\"([^\"]+)\".*", "$1");
        HttpResponse<byte[]> file =
                client.send(request(script).header("Accept-Encoding", "gzip").build(), BodyHandlers.ofByteArray());
        assertThat(file.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(file.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(kept -> assertThat(kept).contains("immutable"));
        assertThat(get("/pages/none/app/none.js").statusCode()).isEqualTo(404);
        assertThat(client.send(request("/app").DELETE().build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + gateway.port() + path));
    }

    private static void answer(Service service, HttpExchange exchange) throws IOException {
        String headers = exchange.getRequestHeaders().entrySet().stream()
                .map(header -> header.getKey() + "=" + String.join(",", header.getValue()))
                .collect(Collectors.joining("\n"));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Firewalker-Position", "4711");
        send(
                exchange,
                200,
                "text/plain",
                service.title() + " " + exchange.getRequestMethod() + " " + exchange.getRequestURI() + "\n" + headers
                        + "\n" + body);
    }

    /** The second event is sent only when the first was read: a door that collects would wait for ever. */
    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write("data: first\n".getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
        try {
            if (firstEventRead.await(10, TimeUnit.SECONDS)) {
                exchange.getResponseBody().write("data: second\n".getBytes(StandardCharsets.UTF_8));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    private static String document(Service service) {
        List<String> paths = new ArrayList<>(List.of("/internal"));
        paths.add(
                switch (service) {
                    case COMMAND -> "/v1/me";
                    case QUERY -> "/v1/me/summary";
                    case NOTIFICATION -> "/v1/me/notifications";
                });
        return """
                {"openapi":"3.1.0","paths":{%s},"components":{"schemas":{"Answer":{"type":"object","title":"%s"}}}}""".formatted(
                        paths.stream()
                                .map(path -> "\"" + path + "\":{\"get\":{\"$ref\":\"#/components/schemas/Answer\"}}")
                                .collect(Collectors.joining(",")),
                        service.title());
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
