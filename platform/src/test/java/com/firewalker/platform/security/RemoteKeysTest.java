package com.firewalker.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.firewalker.platform.web.Refusal;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The keys that verify access tokens, fetched from another service that may answer slowly or not at all. */
class RemoteKeysTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile boolean hung;
    private volatile Instant now = NOON;
    private ExecutorService threads;
    private HttpServer server;
    private RemoteKeys keys;

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        threads = Executors.newCachedThreadPool();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        byte[] jwks = JsonMapper.shared().writeValueAsBytes(JwkSet.write(Map.of("known", key())));
        server.createContext("/", exchange -> answer(exchange, jwks));
        server.start();
        InstantSource time = () -> now;
        Clock clock = time.withZone(ZoneOffset.UTC);
        keys = new RemoteKeys(
                URI.create("http://localhost:" + server.getAddress().getPort() + "/"), clock);
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange, byte[] jwks) throws IOException {
        requests.incrementAndGet();
        exchange.sendResponseHeaders(200, jwks.length);
        if (hung) {
            exchange.getResponseBody().write(jwks, 0, 1);
            exchange.getResponseBody().flush();
            awaitTheEnd();
        }
        exchange.getResponseBody().write(jwks, hung ? 1 : 0, jwks.length - (hung ? 1 : 0));
        exchange.close();
    }

    private void awaitTheEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ECPublicKey key() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return (ECPublicKey) generator.generateKeyPair().getPublic();
    }

    @Test
    void tenCallersAgainstAHungKeySourceFailTogetherAfterOneRequest() {
        hung = true;
        long start = System.nanoTime();
        List<CompletableFuture<Void>> callers = IntStream.range(0, 10)
                .mapToObj(i -> CompletableFuture.runAsync(() -> refused("kid" + i), threads))
                .toList();
        callers.forEach(CompletableFuture::join);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        assertThat(requests).hasValue(1);
        refused("known");
        assertThat(requests).as("the failure is remembered for a second").hasValue(1);
    }

    private void refused(String kid) {
        assertThatThrownBy(() -> keys.find(kid)).isInstanceOf(Refusal.class);
    }

    @Test
    void strangeKidsCauseNoMoreThanOneRequestInFiveSeconds() {
        assertThat(keys.find("known")).isNotNull();
        for (int i = 0; i < 100; i++) {
            assertThat(keys.find("strange" + i)).isNull();
        }
        assertThat(requests).hasValue(1);
        now = NOON.plusSeconds(5);
        assertThat(keys.find("strange")).isNull();
        assertThat(requests).hasValue(2);
    }

    @Test
    void knownKeysAreRenewedWithoutAnybodyWaiting() {
        assertThat(keys.find("known")).isNotNull();
        hung = true;
        now = NOON.plus(Duration.ofMinutes(6));
        long start = System.nanoTime();
        assertThat(keys.find("known")).isNotNull();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        await().until(() -> requests.get() == 2);
    }
}
