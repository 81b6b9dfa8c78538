package com.firewalker.notification.push;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A push service and the browser behind it: checks who sends, opens what it is given. */
final class PushReceiver implements AutoCloseable {

    private static final Base64.Decoder BASE64 = Base64.getUrlDecoder();
    private static final byte[] AUTH = "sixteen bytes 16".getBytes(StandardCharsets.US_ASCII);

    final List<Received> received = new CopyOnWriteArrayList<>();
    final AtomicInteger answer = new AtomicInteger(201);
    final AtomicInteger asked = new AtomicInteger();

    private final HttpServer server;
    private final KeyPair browser;

    private PushReceiver(HttpServer server, KeyPair browser) {
        this.server = server;
        this.browser = browser;
    }

    static PushReceiver start() throws IOException, GeneralSecurityException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        PushReceiver receiver = new PushReceiver(server, EcPoints.fresh());
        server.createContext("/", receiver::handle);
        server.start();
        return receiver;
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What the browser would hand to the page. */
    String subscription(String path) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return "{\"endpoint\":\"%s\",\"expirationTime\":null,\"keys\":{\"p256dh\":\"%s\",\"auth\":\"%s\"}}"
                .formatted(
                        origin() + path,
                        encoder.encodeToString(EcPoints.encode((ECPublicKey) browser.getPublic())),
                        encoder.encodeToString(AUTH));
    }

    private void handle(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        byte[] body = exchange.getRequestBody().readAllBytes();
        int status = answer.get();
        try {
            if (status == 201) {
                received.add(open(exchange, body));
            }
        } catch (GeneralSecurityException | RuntimeException e) {
            status = 403;
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private Received open(HttpExchange exchange, byte[] body) throws GeneralSecurityException {
        String audience = checkSender(exchange.getRequestHeaders().getFirst("Authorization"));
        Map<String, String> headers = Map.of(
                "TTL", exchange.getRequestHeaders().getFirst("TTL"),
                "Topic", exchange.getRequestHeaders().getFirst("Topic"),
                "Content-Encoding", exchange.getRequestHeaders().getFirst("Content-Encoding"));
        return new Received(exchange.getRequestURI().getPath(), headers, audience, decrypt(body));
    }

    private static String checkSender(String authorization) throws GeneralSecurityException {
        String token = authorization.replaceFirst("vapid t=([^,]+), k=.*", "$1");
        String key = authorization.replaceFirst(".*, k=", "");
        String[] parts = token.split("\\.");
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(EcPoints.decode(BASE64.decode(key)));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        if (!signature.verify(BASE64.decode(parts[2]))) {
            throw new GeneralSecurityException("not signed by the key it names");
        }
        return new String(BASE64.decode(parts[1]), StandardCharsets.UTF_8);
    }

    private String decrypt(byte[] body) throws GeneralSecurityException {
        ByteBuffer message = ByteBuffer.wrap(body);
        byte[] salt = new byte[16];
        message.get(salt);
        message.getInt();
        byte[] sender = new byte[message.get()];
        message.get(sender);
        byte[] sealed = new byte[message.remaining()];
        message.get(sealed);
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(browser.getPrivate());
        agreement.doPhase(EcPoints.decode(sender), true);
        PushCipher.Keys keys = PushCipher.Keys.derive(
                agreement.generateSecret(), AUTH, EcPoints.encode((ECPublicKey) browser.getPublic()), sender, salt);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(keys.key(), "AES"), new GCMParameterSpec(128, keys.nonce()));
        byte[] padded = cipher.doFinal(sealed);
        int end = padded.length - 1;
        while (padded[end] == 0) {
            end--;
        }
        return new String(padded, 0, end, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** @param claims what the sender says of itself */
    record Received(String path, Map<String, String> headers, String claims, String message) {}
}
