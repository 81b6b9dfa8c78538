package com.firewalker.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A service may refuse a request before its body has come. The front door then keeps the connection, or says that it will
 * not: a client that was told nothing sends its next request there.
 */
@Timeout(30)
class KeptConnectionTest {

    private ServerSocket service;
    private Gateway gateway;

    @BeforeEach
    void open() throws IOException {
        service = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        Thread answers = new Thread(this::answerHeads, "refusing-service");
        answers.setDaemon(true);
        answers.start();
        URI address = URI.create("http://127.0.0.1:" + service.getLocalPort());
        Map<Service, URI> services = new EnumMap<>(Service.class);
        for (Service each : Service.values()) {
            services.put(each, address);
        }
        gateway = Gateway.open("localhost", 0, services, services, List.of());
    }

    @AfterEach
    void close() throws IOException {
        gateway.close();
        service.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/me", "/v1/me/steps/closing", "/nowhere", "/health", "/v3/api-docs"})
    void isKeptOrSaidToEnd(String path) throws IOException {
        try (Socket socket = new Socket("localhost", gateway.port())) {
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            send(socket, "PUT " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n");
            String first = answer(answers);
            if (first.contains("connection: close")) {
                return;
            }
            send(socket, "12345GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(answer(answers)).startsWith("http/1.1 ");
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /** Status and headers in lower case; the body is read and left out. */
    private static String answer(BufferedReader lines) throws IOException {
        StringBuilder head = new StringBuilder();
        int length = 0;
        for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
            String lower = line.toLowerCase(Locale.ROOT);
            head.append(lower).append('\n');
            length = lower.startsWith("content-length: ") ? Integer.parseInt(lower.substring(16)) : length;
        }
        for (int read = 0; read < length; read++) {
            lines.read();
        }
        return head.toString();
    }

    /** Answers every head of a request at once, whatever follows it; of some the connection ends, as Tomcat does at 400. */
    private void answerHeads() {
        while (!service.isClosed()) {
            try {
                Socket accepted = service.accept();
                Thread one = new Thread(() -> refuse(accepted), "refusal");
                one.setDaemon(true);
                one.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void refuse(Socket accepted) {
        try (accepted) {
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(accepted.getInputStream(), StandardCharsets.UTF_8));
            boolean closing = false;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                closing |= line.contains("closing");
                if (line.isEmpty() && closing) {
                    send(accepted, "HTTP/1.1 400 Bad Request\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno");
                    return;
                } else if (line.isEmpty()) {
                    send(accepted, "HTTP/1.1 401 Unauthorized\r\nContent-Length: 2\r\n\r\nno");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
