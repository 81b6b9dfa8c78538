package com.firewalker.local.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Redis 6.2; it never evicts. */
public final class EmbeddedRedis extends EmbeddedServer {

    private static final Duration START = Duration.ofSeconds(30);

    private EmbeddedRedis(Running running) {
        super(running);
    }

    /** For what can be rebuilt (boards, wake-ups): the log is synchronised each second. Port 0 means any free one. */
    public static EmbeddedRedis start(Path directory, int port) {
        return start(directory, port, List.of());
    }

    /** As above, with lines of configuration that come last and so win. */
    public static EmbeddedRedis start(Path directory, int port, List<String> directives) {
        return start("Redis", directory, port, new Redis("everysec", false, directives), EmbeddedRedis::new);
    }

    /** For refresh tokens: every write is synchronised before it is answered. */
    public static EmbeddedRedis startForTokens(Path directory, int port) {
        return startForTokens(directory, port, List.of());
    }

    /** As above, with lines of configuration that come last and so win. */
    public static EmbeddedRedis startForTokens(Path directory, int port, List<String> directives) {
        return start("Redis", directory, port, new Redis("always", false, directives), EmbeddedRedis::new);
    }

    /**
     * A node of a cluster that still has to be formed. Nodes speak to each other at their port plus 10,000.
     * @param port below 55,536
     */
    public static EmbeddedRedis startForCluster(Path directory, int port) {
        return start("Redis", directory, port, new Redis("everysec", true, List.of()), EmbeddedRedis::new);
    }

    @Override
    public String url() {
        return "redis://:" + password() + "@" + Ports.LOOPBACK + ":" + port();
    }

    @Override
    Duration patience() {
        return START;
    }

    /** PONG, and not the error with which Redis answers while it still loads its data. */
    @Override
    void greet() throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(Ports.LOOPBACK, port()), 1000);
            socket.setSoTimeout(2000);
            socket.getOutputStream().write(("AUTH " + password() + "\r\nPING\r\n").getBytes(StandardCharsets.UTF_8));
            String wanted = "+OK\r\n+PONG\r\n";
            byte[] answer = socket.getInputStream().readNBytes(wanted.length());
            if (!new String(answer, StandardCharsets.UTF_8).equals(wanted)) {
                throw new IOException("not ready");
            }
        }
    }

    private record Redis(String fsync, boolean cluster, List<String> directives) implements Recipe {

        @Override
        public void makeData(Place place) throws IOException {
            Files.createDirectories(place.data());
        }

        @Override
        public List<String> configure(Place place, int port) throws IOException {
            Secrets.write(place.configuration(), """
                    bind 127.0.0.1
                    port %d
                    requirepass %s
                    dir "%s"
                    pidfile "%s"
                    daemonize no
                    save ""
                    appendonly yes
                    appendfsync %s
                    maxmemory 256mb
                    maxmemory-policy noeviction
                    set-proc-title no
                    cluster-enabled %s
                    %s
                    """.formatted(
                            port,
                            place.password(),
                            place.data(),
                            place.pidFile(),
                            fsync,
                            cluster ? "yes" : "no",
                            String.join("\n", directives)));
            return List.of(Binaries.redis().toString(), place.configuration().toString());
        }
    }
}
