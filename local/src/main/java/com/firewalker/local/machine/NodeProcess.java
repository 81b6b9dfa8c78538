package com.firewalker.local.machine;

import com.firewalker.local.gateway.Service;
import com.firewalker.local.gateway.Upstream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** A node's process: one service in a small JVM. */
record NodeProcess(Service service, String name, MachinePorts.ServicePorts ports, Upstream upstream, Process process) {

    /** More options for the JVM of every node, separated by spaces. */
    private static final String OPTIONS = "FIREWALKER_NODE_OPTIONS";

    private static final List<String> SMALL = List.of(
            "-Xmx256m", "-Xss512k", "-XX:+UseSerialGC", "-XX:MaxMetaspaceSize=192m", "-XX:ReservedCodeCacheSize=64m");

    /**
     * @param name under which the node claims segments; one that is started again takes its own up at once
     * @param settings of the service; they are secrets in part
     */
    static NodeProcess start(
            Service service, String name, MachinePorts.ServicePorts ports, Path logs, Map<String, String> settings)
            throws IOException {
        Map<String, String> own = new TreeMap<>(settings);
        own.put("firewalker.processing.node", name);
        Path log = Files.createDirectories(logs.resolve(name));
        ProcessBuilder builder = new ProcessBuilder(command(service, ports, log))
                .redirectErrorStream(true)
                .redirectOutput(log.resolve("process.log").toFile());
        builder.environment().put("SPRING_APPLICATION_JSON", JsonMapper.shared().writeValueAsString(own));
        var upstream = new Upstream(service, name, local(ports.http()), local(ports.management()));
        return new NodeProcess(service, name, ports, upstream, builder.start());
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
    }

    /** As a deployment does: the node becomes unready, finishes what it has begun, and ends. */
    void drain() {
        process.destroy();
    }

    String state() {
        if (!process.isAlive()) {
            return "dead";
        }
        return upstream.isReady() ? "ready" : "unready";
    }

    private static List<String> command(Service service, MachinePorts.ServicePorts ports, Path log) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SMALL);
        String more = System.getenv(OPTIONS);
        if (more != null && !more.isBlank()) {
            command.addAll(List.of(more.trim().split("\\s+")));
        }
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                ServiceNode.class.getName(),
                service.title(),
                String.valueOf(ports.http()),
                String.valueOf(ports.grpc()),
                String.valueOf(ports.management()),
                log.toString()));
        return command;
    }

    private static URI local(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
