package com.firewalker.local;

import com.firewalker.platform.testing.Operations;
import com.firewalker.platform.testing.Operations.Operation;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Requests at every operation of the document: the n-th of a seed is always the same one. */
final class FuzzRequests {

    /** These end the caller or stop what others of this machine rely on: they get strangers only. */
    private static final Set<String> STRANGERS_ONLY = Set.of(
            "DELETE /v1/me", "DELETE /v1/sessions", "DELETE /v1/sessions/current", "DELETE /v1/ops/sessions/current");

    /** Each takes the time of a password's hash, and a token of the address's that other tests need too. */
    private static final Set<String> COSTLY =
            Set.of("POST /v1/sessions", "POST /v1/walkers", "DELETE /v1/me", "PUT /v1/me/password", "PUT /v1/me/email");

    private static final int COSTLY_ROUNDS = 20;

    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}|\\*\\*");

    /** What is sent, so that a failure can be told. */
    record Sent(
            Operation operation,
            String method,
            String target,
            @Nullable String body,
            boolean stranger) {

        boolean isOfTheDocument() {
            return method.equals(operation.method());
        }

        @Override
        public String toString() {
            return method + " " + target + (body == null ? "" : " " + body.substring(0, Math.min(400, body.length())));
        }
    }

    private final JsonNode document;
    private final List<Operation> operations;
    private final long seed;

    FuzzRequests(JsonNode document, long seed) {
        this.document = document;
        this.operations = Operations.of(document);
        this.seed = seed;
    }

    int operations() {
        return operations.size();
    }

    Sent sent(int number) {
        Random random = new Random(seed * 31 + number);
        FuzzValues values = new FuzzValues(random);
        Operation operation = operations.get(number % operations.size());
        while (COSTLY.contains(operation.toString()) && number > COSTLY_ROUNDS * operations.size()) {
            operation = values.pick(operations);
        }
        String method = values.once(25)
                ? values.pick(List.of("GET", "POST", "PUT", "PATCH", "HEAD", "OPTIONS"))
                : operation.method();
        String target = path(operation, values) + query(operation, values);
        String body = operation.takesBody() && !method.equals("GET") ? body(operation, values) : null;
        boolean ending = STRANGERS_ONLY.contains(method + " " + operation.template());
        return new Sent(operation, method, target, body, ending || values.once(20));
    }

    HttpRequest request(Sent sent, int number, URI origin, String walker, String operator) {
        FuzzValues values = new FuzzValues(new Random(seed * 37 + number));
        HttpRequest.Builder request = HttpRequest.newBuilder(origin.resolve(sent.target()))
                .timeout(Duration.ofSeconds(30))
                .method(
                        sent.method(),
                        sent.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(sent.body()));
        if (sent.body() != null) {
            request.header("Content-Type", values.once(30) ? "text/plain" : "application/json");
        }
        if (!sent.stranger()) {
            request.header("Authorization", "Bearer " + (sent.operation().ops() ? operator : walker));
        } else if (values.once(2)) {
            request.header("Authorization", "Bearer " + URLEncoder.encode(values.text(), StandardCharsets.UTF_8));
        }
        headers(values).forEach(request::header);
        return request.build();
    }

    private static Map<String, String> headers(FuzzValues values) {
        Map<String, String> headers = new TreeMap<>();
        Map.of(
                        "Firewalker-After", List.of("0", "1", "-1", "x", "1e3", "999999999999999", "9".repeat(40)),
                        "Idempotency-Key", List.of("k", "k-2", " ", "a".repeat(256), "~"),
                        "Last-Event-ID", List.of("1", "x", "9".repeat(30)),
                        "Accept", List.of("*/*", "text/csv", "application/xml", "nonsense"),
                        "X-Request-Id", List.of("seen", "<script>", "r".repeat(200)),
                        "Accept-Language", List.of("de", "xx-invalid-$$", "*"))
                .forEach((name, choices) -> {
                    if (values.once(5)) {
                        headers.put(name, values.pick(choices));
                    }
                });
        return headers;
    }

    private static String path(Operation operation, FuzzValues values) {
        return VARIABLE.matcher(operation.template())
                .replaceAll(found -> Matcher.quoteReplacement(encoded(segment(operation, values))));
    }

    /** No operator names a view: one that is paused would make everybody else wait. */
    private static String segment(Operation operation, FuzzValues values) {
        String text = values.text();
        return text.isEmpty() || operation.ops() && text.equals("friends") ? "x" : text;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String query(Operation operation, FuzzValues values) {
        List<String> pairs = new ArrayList<>();
        operation.described().path("parameters").forEach(parameter -> {
            if (parameter.path("in").asString().equals("query") && !values.once(3)) {
                String name = parameter.path("name").asString();
                JsonNode words = parameter.path("schema").path("enum");
                String value =
                        words.size() > 0 && values.once(2) ? words.path(0).asString() : values.text();
                pairs.add(name + "=" + encoded(value));
            }
        });
        if (values.once(20)) {
            pairs.add(encoded(values.text()) + "=" + encoded(values.text()));
        }
        return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
    }

    private String body(Operation operation, FuzzValues values) {
        if (values.once(15)) {
            return values.pick(List.of("", "{", "[]", "null", "\"\"", "{\"a\":1,\"a\":2}", "[".repeat(5_000), "{} {}"));
        }
        JsonNode content = operation.described().at("/requestBody/content");
        JsonNode schema =
                content.isEmpty() ? content : content.iterator().next().path("schema");
        return values.value(document, schema, 0).toString();
    }
}
