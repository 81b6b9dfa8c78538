package com.firewalker.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A push service that takes everything and remembers for whom; browsers of its own. */
final class PushCounter implements AutoCloseable {

    private final HttpServer server;
    private final List<String> received = new CopyOnWriteArrayList<>();

    private PushCounter(HttpServer server) {
        this.server = server;
        server.createContext("/", this::take);
        server.start();
    }

    static PushCounter start() throws IOException {
        return new PushCounter(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    Map<String, Object> subscription(String name) {
        return Map.of(
                "endpoint", origin() + "/" + name, "keys", Map.of("p256dh", publicKey(), "auth", base64(new byte[16])));
    }

    long to(String name) {
        return received.stream().filter(name::equals).count();
    }

    private void take(HttpExchange exchange) throws IOException {
        received.add(exchange.getRequestURI().getPath().substring(1));
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(201, -1);
        exchange.close();
    }

    /** A point of P-256, uncompressed. */
    private static String publicKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            ECPublicKey key = (ECPublicKey) generator.generateKeyPair().getPublic();
            byte[] encoded = key.getEncoded();
            byte[] point = new byte[65];
            System.arraycopy(encoded, encoded.length - 65, point, 0, 65);
            return base64(point);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("P-256 belongs to every JDK", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
