package com.firewalker.testledger;

import com.firewalker.notification.NotificationApplication;
import com.firewalker.platform.security.VerificationKeys;
import com.firewalker.platform.testing.Servers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.grpc.server.lifecycle.GrpcServerLifecycle;

/** One instance of the notification service, on ports of its own. */
public final class RunningNotification implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningNotification(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** @param extra properties, {@code name=value} */
    public static RunningNotification start(String... extra) {
        return with(Keys.class, extra);
    }

    /** With one more component. */
    public static RunningNotification with(Class<?> component, String... extra) {
        return new RunningNotification(
                NotificationApplication.builder().sources(Keys.class, component).run(arguments(extra)));
    }

    static String[] arguments(String... extra) {
        Map<String, String> properties = new LinkedHashMap<>(Servers.properties());
        properties.put("server.port", "0");
        properties.put("management.server.port", "0");
        properties.put("spring.grpc.server.port", "0");
        properties.put("firewalker.notification.digest.length", "100ms");
        properties.put("firewalker.processing.claim-timeout", "3s");
        properties.put("logging.level.root", "warn");
        for (String property : extra) {
            properties.put(property.substring(0, property.indexOf('=')), property.substring(property.indexOf('=') + 1));
        }
        return properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public URI uri(String path) {
        return URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port") + path);
    }

    public String grpc() {
        return "localhost:" + context.getBean(GrpcServerLifecycle.class).getPort();
    }

    public HttpResponse<String> get(String path, String token) {
        return send(HttpRequest.newBuilder(uri(path)).GET(), token);
    }

    public HttpResponse<String> get(String path, String token, String header, String value) {
        return send(HttpRequest.newBuilder(uri(path)).header(header, value).GET(), token);
    }

    public HttpResponse<String> post(String path, String token, String body) {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                token);
    }

    public HttpResponse<String> put(String path, String token, String body) {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(body)),
                token);
    }

    public HttpResponse<String> delete(String path, String token) {
        return send(HttpRequest.newBuilder(uri(path)).DELETE(), token);
    }

    /** As an operator who says why. */
    public HttpResponse<String> delete(String path, String token, String reason) {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Firewalker-Reason", reason)
                        .DELETE(),
                token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String token) {
        try {
            return http.send(
                    request.header("Authorization", "Bearer " + token).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    static class Keys {
        @Bean
        VerificationKeys verificationKeys() {
            return new TestTokens();
        }
    }
}
