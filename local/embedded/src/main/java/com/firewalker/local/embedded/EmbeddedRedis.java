package com.firewalker.local.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** A Redis 6.2 server of its own process on the loopback interface; it never evicts, and ends with this program. */
public final class EmbeddedRedis implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(30);

    private final DirectoryLock lock;
    private final GuardedProcess process;
    private final int port;
    private final String password;

    private EmbeddedRedis(DirectoryLock lock, GuardedProcess process, int port, String password) {
        this.lock = lock;
        this.process = process;
        this.port = port;
        this.password = password;
    }

    /** For what can be rebuilt (boards, wake-ups): the log is synchronised each second. Port 0 means any free one. */
    public static EmbeddedRedis start(Path directory, int port) {
        return start(directory, port, "everysec");
    }

    /** For refresh tokens: every write is synchronised before it is answered. */
    public static EmbeddedRedis startForTokens(Path directory, int port) {
        return start(directory, port, "always");
    }

    private static EmbeddedRedis start(Path directory, int port, String fsync) {
        Path home = directory.toAbsolutePath().normalize();
        DirectoryLock lock = DirectoryLock.take(home);
        try {
            Path configuration = home.resolve("redis-server.conf");
            GuardedProcess.endLeftover(home.resolve("server.pid"), configuration);
            String password = Secrets.password(home.resolve("password"));
            int chosen = Ports.free(port, "Redis");
            Files.createDirectories(home.resolve("data"));
            Secrets.write(configuration, configuration(home, chosen, password, fsync));
            GuardedProcess process = GuardedProcess.start(
                    List.of(Binaries.redis().toString(), configuration.toString()),
                    home.resolve("server.pid"),
                    home.resolve("server.log"));
            EmbeddedRedis started = new EmbeddedRedis(lock, process, chosen, password);
            started.awaitReady();
            return started;
        } catch (IOException e) {
            lock.close();
            throw new EmbeddedServerException("Redis cannot start in " + home + ": " + e, e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    public String url() {
        return "redis://:" + password + "@127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    public String password() {
        return password;
    }

    public long pid() {
        return process.pid();
    }

    /** Ends the server as a power cut would; for tests of recovery. */
    public void kill() {
        process.kill();
        lock.close();
    }

    @Override
    public void close() {
        process.close();
        lock.close();
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + START.toNanos();
        while (!answersPing()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.kill();
                throw new EmbeddedServerException("Redis did not start: " + process.lastLogLines());
            }
            Pause.millis(10);
        }
    }

    /** PONG, and not the error with which Redis answers while it still loads its data. */
    private boolean answersPing() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(Ports.LOOPBACK, port), 1000);
            socket.setSoTimeout(2000);
            socket.getOutputStream().write(("AUTH " + password + "\r\nPING\r\n").getBytes(StandardCharsets.UTF_8));
            byte[] answer = socket.getInputStream().readNBytes("+OK\r\n+PONG\r\n".length());
            return Arrays.equals(answer, "+OK\r\n+PONG\r\n".getBytes(StandardCharsets.UTF_8));
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String configuration(Path home, int port, String password, String fsync) {
        return """
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
                """.formatted(port, password, home.resolve("data"), home.resolve("server.pid"), fsync);
    }
}
