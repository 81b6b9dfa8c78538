package com.firewalker.query.testing;

import com.firewalker.platform.testing.Servers;
import com.firewalker.query.QuerySideApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running query side on real servers. One is shared by all tests of a JVM that need no other. */
public final class QuerySide implements AutoCloseable {

    private static final int MOST_TRIES = 30;
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ConfigurableApplicationContext context;
    private final TestDirectory directory;
    private final TestLedger ledger;

    private static @Nullable QuerySide shared;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(QuerySide::endShared));
    }

    /** A status, the headers and the JSON of an answer. */
    public record Answer(
            int status,
            Map<String, List<String>> headers,
            @Nullable JsonNode body) {

        public @Nullable String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().get(0))
                    .findFirst()
                    .orElse(null);
        }

        public JsonNode json() {
            if (body == null) {
                throw new AssertionError("an answer without body: " + status);
            }
            return body;
        }
    }

    private QuerySide(ConfigurableApplicationContext context, TestDirectory directory, TestLedger ledger) {
        this.context = context;
        this.directory = directory;
        this.ledger = ledger;
    }

    public static synchronized QuerySide shared() {
        if (shared == null) {
            shared = start(Servers.properties());
        }
        return shared;
    }

    /** For classes that leave in the ledger what others must not meet: the next one begins with an empty one. */
    public static synchronized void forgetShared() {
        endShared();
        Servers.resetSchemas();
        Servers.flushRedis();
    }

    /** For classes that judge whole views: nothing that others left is in the ledger. */
    public static synchronized QuerySide sharedOnAnEmptyLedger() {
        forgetShared();
        return shared();
    }

    private static synchronized void endShared() {
        if (shared != null) {
            shared.close();
            shared = null;
        }
    }

    public static QuerySide start(Map<String, String> servers, String... more) {
        var directory = new TestDirectory();
        var properties = new HashMap<String, Object>(servers);
        properties.put("spring.config.name", QuerySideApplication.SETTINGS);
        properties.put("logging.level.root", "warn");
        properties.put("server.port", "0");
        properties.put("management.server.port", "0");
        properties.put("spring.grpc.server.port", "0");
        properties.put("firewalker.command-grpc", directory.address());
        properties.put("firewalker.boards.keep", "36500d");
        for (String property : more) {
            properties.put(property.substring(0, property.indexOf('=')), property.substring(property.indexOf('=') + 1));
        }
        String[] arguments = properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
        ConfigurableApplicationContext context =
                new SpringApplicationBuilder(QuerySideApplication.class, Tokens.class).run(arguments);
        var ledger = new TestLedger(
                value(properties, "firewalker.mysql.url"),
                value(properties, "firewalker.mysql.user"),
                value(properties, "firewalker.mysql.password"));
        return new QuerySide(context, directory, ledger);
    }

    private static String value(Map<String, Object> properties, String key) {
        return String.valueOf(properties.get(key));
    }

    public TestLedger ledger() {
        return ledger;
    }

    public TestDirectory directory() {
        return directory;
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public Answer get(String walkerId, String path) {
        return get(Tokens.walker(walkerId), path, Map.of());
    }

    /** Asks for an answer that shows the position, again where the view is still behind, as a client would. */
    public Answer getAfter(long position, String walkerId, String path) {
        String token = Tokens.walker(walkerId);
        Map<String, String> after = Map.of("Firewalker-After", Long.toString(position));
        Answer answer = get(token, path, after);
        for (int tries = 1; tries < MOST_TRIES && answer.status() == 503; tries++) {
            answer = get(token, path, after);
        }
        return answer;
    }

    public Answer get(String token, String path, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
                .header("Authorization", "Bearer " + token);
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            JsonNode body = response.body().isEmpty() ? null : JSON.readTree(response.body());
            return new Answer(response.statusCode(), response.headers().map(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return Integer.parseInt(String.valueOf(context.getEnvironment().getProperty("local.server.port")));
    }

    @Override
    public void close() {
        context.close();
        ledger.close();
        directory.close();
    }
}
