package com.firewalker.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The front door before nodes that come, drain and die. */
@Timeout(60)
class UpstreamsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Upstreams upstreams = Upstreams.watched();
    private Node one;
    private Node two;
    private Gateway door;

    /** A node of the command side that says its name. */
    private record Node(HttpServer server, AtomicBoolean ready, AtomicInteger asked, Upstream upstream) {

        static Node start(String name) throws IOException {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newCachedThreadPool());
            URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            Node node = new Node(
                    server,
                    new AtomicBoolean(true),
                    new AtomicInteger(),
                    new Upstream(Service.COMMAND, name, uri, uri));
            server.createContext("/", exchange -> {
                node.asked.incrementAndGet();
                byte[] body = name.getBytes(StandardCharsets.UTF_8);
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.createContext("/actuator/health/readiness", exchange -> {
                exchange.sendResponseHeaders(node.ready.get() ? 200 : 503, -1);
                exchange.close();
            });
            server.start();
            return node;
        }
    }

    @BeforeEach
    void open() throws IOException {
        one = Node.start("one");
        two = Node.start("two");
        upstreams.add(one.upstream());
        upstreams.add(two.upstream());
        door = Gateway.open("localhost", 0, upstreams, List.of());
        await().atMost(PATIENCE)
                .until(() -> one.upstream().isReady() && two.upstream().isReady());
    }

    @AfterEach
    void close() {
        door.close();
        upstreams.close();
        one.server().stop(0);
        two.server().stop(0);
    }

    @Test
    void shareOutRequestsEvenly() throws Exception {
        for (int request = 0; request < 20; request++) {
            assertThat(post().statusCode()).isEqualTo(200);
        }
        assertThat(one.asked()).hasValue(10);
        assertThat(two.asked()).hasValue(10);
    }

    @Test
    void sendNothingMoreToANodeThatSaysItIsNotReady() throws Exception {
        one.ready().set(false);
        await().atMost(PATIENCE).until(() -> !one.upstream().isReady());
        int before = one.asked().get();

        Set<String> answered = new TreeSet<>();
        for (int request = 0; request < 10; request++) {
            answered.add(post().body());
        }

        assertThat(answered).containsExactly("two");
        assertThat(one.asked()).hasValue(before);
        one.ready().set(true);
        await().atMost(PATIENCE).until(() -> post().body().equals("one"));
    }

    @Test
    void askAnotherNodeWhereNoConnectionCanBeMade() throws Exception {
        one.server().stop(0);

        for (int request = 0; request < 10; request++) {
            HttpResponse<String> answer = post();
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("two");
        }
    }

    /** It may have happened: only who asked knows whether it may happen again. */
    @Test
    void neverSendAgainWhatANodeMayHaveTaken() throws Exception {
        one.server().stop(0);
        int port = one.upstream().http().getPort();
        AtomicInteger taken = new AtomicInteger();
        try (ServerSocket dying = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"))) {
            Executors.newSingleThreadExecutor().execute(() -> takeAndDie(dying, taken));
            upstreams.remove(two.upstream());

            assertThat(post().statusCode()).isEqualTo(503);
        }
        assertThat(taken).hasValue(1);
        assertThat(two.asked()).hasValue(0);
    }

    @Test
    void answer503WhereTheServiceHasNoNode() throws Exception {
        upstreams.remove(one.upstream());
        upstreams.remove(two.upstream());

        HttpResponse<String> answer = post();

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    private static void takeAndDie(ServerSocket dying, AtomicInteger taken) {
        try {
            while (true) {
                Socket caller = dying.accept();
                byte[] head = new byte[5];
                if (caller.getInputStream().readNBytes(head, 0, 5) == 5
                        && new String(head, StandardCharsets.US_ASCII).startsWith("POST")) {
                    taken.incrementAndGet();
                }
                caller.close();
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private HttpResponse<String> post() throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(door.uri().resolve("/v1/me/steps"))
                        .timeout(PATIENCE)
                        .POST(HttpRequest.BodyPublishers.ofString("{\"samples\":[]}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
