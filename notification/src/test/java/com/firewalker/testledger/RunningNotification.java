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
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One instance of the notification service, on ports of its own. */
public final class RunningNotification implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningNotification(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** @param extra properties, {@code name=value} */
    public static RunningNotification start(String... extra) {
        List<String> arguments = new ArrayList<>();
        Servers.properties().forEach((name, value) -> arguments.add("--" + name + "=" + value));
        arguments.addAll(List.of(
                "--server.port=0",
                "--management.server.port=0",
                "--spring.grpc.server.port=0",
                "--firewalker.notification.digest.length=100ms",
                "--firewalker.processing.claim-timeout=3s",
                "--logging.level.root=warn"));
        List.of(extra).forEach(property -> arguments.add("--" + property));
        SpringApplicationBuilder builder = NotificationApplication.builder().sources(Keys.class);
        return new RunningNotification(builder.run(arguments.toArray(String[]::new)));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public URI uri(String path) {
        return URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port") + path);
    }

    public HttpResponse<String> get(String path, String token) {
        return send(HttpRequest.newBuilder(uri(path)).GET(), token);
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
