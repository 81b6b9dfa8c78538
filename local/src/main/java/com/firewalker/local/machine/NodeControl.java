package com.firewalker.local.machine;

import com.firewalker.local.gateway.Service;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the command line asks for nodes: loopback only, and only for who can read the secret in the data directory.
 * {@code GET /nodes}, {@code POST /nodes/SERVICE}, {@code DELETE /nodes/NAME?drain=true}.
 */
final class NodeControl implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final NodeFleet fleet;
    private final HttpServer server;
    private final String secret;
    private final Path announced;

    private NodeControl(NodeFleet fleet, HttpServer server, String secret, Path announced) {
        this.fleet = fleet;
        this.server = server;
        this.secret = secret;
        this.announced = announced;
    }

    /** @param announced the file that says address and secret while this is open */
    static NodeControl open(NodeFleet fleet, String secret, Path announced) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        NodeControl control = new NodeControl(fleet, server, secret, announced);
        server.createContext("/nodes", control::answer);
        server.start();
        Files.deleteIfExists(announced);
        Files.createFile(announced, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(announced, "http://127.0.0.1:" + server.getAddress().getPort() + "/nodes\n" + secret + "\n");
        return control;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String shown = exchange.getRequestHeaders().getFirst("Authorization");
            if (shown == null || !MessageDigest.isEqual(bytes(shown), bytes("Bearer " + secret))) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            try {
                send(exchange, 200, JSON.writeValueAsBytes(result(exchange)));
            } catch (IllegalArgumentException | NoSuchElementException e) {
                send(exchange, 404, bytes(String.valueOf(e.getMessage())));
            }
        }
    }

    private Object result(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        String name = path.substring(path.lastIndexOf('/') + 1);
        return switch (exchange.getRequestMethod()) {
            case "POST" -> Map.of("name", fleet.add(Service.titled(name)));
            case "DELETE" -> {
                fleet.end(name, "drain=true".equals(exchange.getRequestURI().getQuery()));
                yield Map.of("name", name);
            }
            default -> fleet.nodes().stream().map(NodeControl::told).toList();
        };
    }

    private static Map<String, Object> told(NodeProcess node) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("service", node.service().title());
        told.put("name", node.name());
        told.put("pid", node.process().pid());
        told.put("port", node.ports().http());
        told.put("state", node.state());
        return told;
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Address and secret of the control of the machine that runs on the data; empty where none runs with nodes. */
    static List<String> announced(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException nothingRuns) {
            return List.of();
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(announced);
        server.stop(0);
    }
}
