package com.firewalker.command.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Http;
import com.firewalker.command.testing.Somebody;
import com.firewalker.command.testing.Together;
import com.firewalker.platform.testing.Operations;
import com.firewalker.platform.testing.Operations.Operation;
import com.firewalker.platform.testing.Servers;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every failure is a problem document that tells nothing of the inside. Cites reliability.md S9, S10, S11, S16. */
class ProblemsIT {

    private final CommandSide commandSide = CommandSide.running();
    private final Http http = commandSide.http();

    @ParameterizedTest
    @Tag("S9")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"email\":\"a@b.c\",\"admin\":true}                | 400 | unknown-field   | /admin",
                "{\"email\":\"a@b.c\"                                | 400 | malformed-json  | ",
                "{\"email\":\"a@b.c\"} x                             | 400 | malformed-json  | ",
                "{\"email\":\"a@b.c\",\"email\":\"a@b.c\"}           | 400 | malformed-json  | ",
                "[]                                                  | 422 | invalid-request | ",
                "{\"email\":7,\"password\":\"x\"}                    | 422 | invalid-request | /email",
                "{\"email\":\"a@b.c\",\"password\":null}             | 422 | invalid-request | /password",
                "{\"email\":{},\"password\":\"x\"}                   | 422 | invalid-request | /email",
                "{}                                                  | 422 | invalid-request | /email",
                "null                                                | 400 | malformed-json  | "
            })
    void saysWhatIsWrongWithABody(String body, int status, String code, String pointer) {
        Http.Answer answer = http.post("/v1/sessions", body);
        problem(answer, status, code);
        if (pointer != null) {
            assertThat(answer.json().get("errors").get(0).get("pointer").asString())
                    .isEqualTo(pointer);
        }
    }

    @Test
    @Tag("S9")
    void takesNoFieldThatIsNotOffered() {
        Somebody anna = commandSide.somebody("Anna");
        String before = http.as(anna).get("/v1/me").text();
        for (String field : List.of("walkerId", "email", "dailyGoal", "friendCode", "roles", "createdAt", "imageUrl")) {
            problem(http.as(anna).patch("/v1/me", Map.of("displayName", "Y", field, "x")), 400, "unknown-field");
        }
        assertThat(http.as(anna).get("/v1/me").text())
                .as("nothing of it was taken")
                .isEqualTo(before);
        Map<String, Object> registration = new HashMap<>(CommandSide.registration("x@example.com", "X"));
        registration.put("walkerId", "mine");
        problem(http.post("/v1/walkers", registration), 400, "unknown-field");
    }

    @Test
    @Tag("S10")
    void answersMethodsTypesAndSizesInTheContractsWords() {
        Somebody anna = commandSide.somebody("Anna");
        Http me = http.as(anna);
        Http.Answer wrongMethod = me.put("/v1/me", Map.of());
        problem(wrongMethod, 405, "method-not-allowed");
        assertThat(wrongMethod.header("Allow")).contains("GET", "PATCH", "DELETE");
        problem(me.with("Accept", "image/png").get("/v1/me"), 406, "not-acceptable");
        problem(http.with("Content-Type", "text/plain").post("/v1/sessions", "hello"), 415, "unsupported-media-type");
        problem(http.post("/v1/sessions", "{\"email\":\"" + "x".repeat(3_000_000) + "\"}"), 413, "content-too-large");
        problem(me.get("/v1/me?x=" + "x".repeat(5_000)), 414, "uri-too-long");
        problem(me.with("X-Long", "x".repeat(20_000)).get("/v1/me"), 431, "header-too-large");
        problem(me.get("/v1/nowhere"), 404, "not-found");
        problem(me.get("/v1/me/"), 404, "not-found");
    }

    /** Twenty bodies at once that together are twice the heap: whoever kept them would fall over. */
    @Test
    @Tag("S10")
    void keepsNoMoreOfABodyThanItTakes() {
        long each = Runtime.getRuntime().maxMemory() / 10;
        List<String> answers = Together.call(20, Collections.nCopies(20, () -> endless(each)));
        assertThat(answers).containsOnly("HTTP/1.1 413");
        http.get("/v1/me").expect(401);
    }

    /** A body without a length, sent until the answer is there. */
    private String endless(long most) throws IOException {
        byte[] chunk = ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        URI at = http.base();
        try (Socket socket = new Socket(at.getHost(), at.getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /v1/sessions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Transfer-Encoding: chunked\r\n\r\nb\r\n{\"email\": \"\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            long sent = 0;
            try {
                for (; sent < most && socket.getInputStream().available() == 0; sent += chunk.length) {
                    out.write(chunk);
                }
            } catch (IOException hungUp) {
                assertThat(sent).as("bytes before the server hung up").isPositive();
            }
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
        }
    }

    @ParameterizedTest
    @Tag("S10")
    @CsvSource({
        "/v1//ops/projections",
        "/v1/;a=b/ops/projections",
        "/v1/%2e%2e/v1/me",
        "/v1/%2fops",
        "/v1/./me",
        "/.well-known/../v1/me"
    })
    void readsAPathInOneWayOnly(String path) throws IOException {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json");
    }

    @Test
    @Tag("S11")
    void givesTheServersOwnErrorsTheSameShape() throws IOException {
        for (String request : List.of(
                "GET /v1/me HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(100_000) + "\r\n\r\n",
                "GET /v1/<me> HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "TRACE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "G\u0001T / HTTP/1.1\r\nHost: localhost\r\n\r\n")) {
            String answer = raw(request);
            assertThat(answer).startsWith("HTTP/1.1 4").contains("application/problem+json");
            assertThat(answer).doesNotContain("Apache", "Tomcat", "html", "java");
        }
    }

    /** A small fuzz of every operation: any text in any place ends in an answer below 500 that tells nothing. */
    @Test
    @Tag("S11")
    @Tag("S21")
    void tellsNothingOfItsInside() {
        Random random = new Random(11);
        Somebody anna = commandSide.somebody("Anna");
        List<String> odd = List.of(
                "'",
                "\"",
                "{",
                "[[[[",
                "\u0000",
                "';DROP TABLE account;--",
                "../../etc/passwd",
                "${7*7}",
                "-1",
                "9".repeat(40));
        List<String> wrong = new ArrayList<>();
        for (Operation operation : Operations.of(http.get("/v3/api-docs").expect(200))) {
            for (String text : odd) {
                Object body =
                        random.nextBoolean() ? text : Map.of("email", text, "password", text, "refreshToken", text);
                boolean has = operation.takesBody();
                String path = operation.template().replaceAll("\\{[^}]+}", encoded(text));
                Http.Answer answer = http.as(anna).send(operation.method(), path, has ? body : null);
                boolean leaks = answer.text()
                        .matches(
                                "(?s).*(Exception|com\\.firewalker|org\\.spring|\\.java|SQLSTATE|SELECT |/work/|/home/).*");
                boolean shaped = answer.status() < 400 || answer.text().contains("\"code\"");
                if (answer.status() >= 500 || leaks || !shaped) {
                    wrong.add(operation + " " + text + " " + answer.status() + " " + answer.text());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    @Tag("S16")
    void letsNobodyKeepAnAnswer() {
        Somebody anna = commandSide.somebody("Anna");
        for (Http.Answer answer : List.of(
                http.as(anna).get("/v1/me"),
                http.get("/v1/me"),
                http.post("/v1/sessions", Map.of("email", anna.email(), "password", CommandSide.PASSWORD)))) {
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("X-Request-Id")).isNotBlank();
            assertThat(answer.header("Server")).isNull();
        }
        assertThat(http.with("X-Request-Id", "mine-7").get("/v1/me").header("X-Request-Id"))
                .isEqualTo("mine-7");
        assertThat(http.with("X-Request-Id", "a b").get("/v1/me").header("X-Request-Id"))
                .isNotEqualTo("a b");
    }

    @Test
    @Tag("S16")
    void replaysTheFirstAnswerToTheSameCallerOnly() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> registration = CommandSide.registration(UUID.randomUUID() + "@example.com", "Anna");
        Http.Answer first = http.with("Idempotency-Key", key).post("/v1/walkers", registration);
        Http.Answer again = http.with("Idempotency-Key", key).post("/v1/walkers", registration);
        first.expect(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.header("Firewalker-Position")).isEqualTo(first.header("Firewalker-Position"));
        Map<String, Object> other = CommandSide.registration(UUID.randomUUID() + "@example.com", "Ben");
        problem(http.with("Idempotency-Key", key).post("/v1/walkers", other), 422, "idempotency-key-reused");
        Http.Answer stranger = http.with("Idempotency-Key", key)
                .with("X-Forwarded-For", "203.0.113.9")
                .post("/v1/walkers", other);
        assertThat(stranger.status()).isEqualTo(201);
        problem(http.with("Idempotency-Key", "a b").post("/v1/walkers", other), 400, "idempotency-key-invalid");
    }

    /** Strangers' refusals change nothing and may be made again: 120 of them leave no row behind. */
    @Test
    @Tag("S16")
    void keepsNoRefusalOfCallersWhoAreNotSignedIn() throws SQLException {
        long before = keptAnswers();
        for (int i = 0; i < 120; i++) {
            Http keyed = http.with("Idempotency-Key", UUID.randomUUID().toString());
            assertThat(keyed.post("/v1/walkers", Map.of("email", "no address")).status())
                    .isBetween(400, 429);
        }
        assertThat(keptAnswers()).isEqualTo(before);
    }

    private static long keptAnswers() throws SQLException {
        try (Connection connection = Servers.connect();
                ResultSet row = connection
                        .createStatement()
                        .executeQuery("SELECT COUNT(*) FROM firewalker_command.web_idempotency")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The same key and the same body of two walkers are two requests. */
    @Test
    @Tag("S16")
    void neverReplaysOneWalkersAnswerToAnother() {
        String key = UUID.randomUUID().toString();
        Somebody anna = commandSide.somebody("Anna");
        Somebody ben = commandSide.somebody("Ben");
        Map<String, String> request =
                Map.of("walkerId", commandSide.somebody("Carl").walkerId());
        Http.Answer annas = http.as(anna).with("Idempotency-Key", key).post("/v1/me/friend-requests", request);
        Http.Answer bens = http.as(ben).with("Idempotency-Key", key).post("/v1/me/friend-requests", request);
        assertThat(bens.expect(201).get("requestId"))
                .isNotEqualTo(annas.expect(201).get("requestId"));
        assertThat(bens.header("Idempotency-Replayed")).isNull();
        assertThat(http.as(anna)
                        .with("Idempotency-Key", key)
                        .post("/v1/me/friend-requests", request)
                        .text())
                .isEqualTo(annas.text());
    }

    private static void problem(Http.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().get("status").asInt()).isEqualTo(status);
        assertThat(answer.json().get("instance").asString()).startsWith("/v1");
        for (String field : List.of("type", "title", "detail")) {
            assertThat(answer.json().get(field).asString()).isNotBlank();
        }
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String raw(String request) throws IOException {
        URI at = http.base();
        try (Socket socket = new Socket(at.getHost(), at.getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
