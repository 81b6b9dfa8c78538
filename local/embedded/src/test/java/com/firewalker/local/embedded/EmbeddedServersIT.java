package com.firewalker.local.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServersIT {

    @TempDir
    private Path directory;

    @Nested
    class MariaDb {

        @Test
        void isAsDurableAsProduction() throws SQLException {
            try (EmbeddedMariaDb server = EmbeddedMariaDb.start(directory, 0)) {
                assertThat(variables(server))
                        .containsEntry("innodb_flush_log_at_trx_commit", "1")
                        .containsEntry("sync_binlog", "1")
                        .containsEntry("log_bin", "ON")
                        .containsEntry("binlog_format", "ROW")
                        .containsEntry("transaction_isolation", "READ-COMMITTED")
                        .containsEntry("character_set_server", "utf8mb4")
                        .containsEntry("bind_address", "127.0.0.1");
            }
        }

        /** A server that starts beside it would clear them away. */
        @Test
        void sharesItsTemporaryFilesWithNobody() throws SQLException {
            try (EmbeddedMariaDb server = EmbeddedMariaDb.start(directory, 0)) {
                assertThat(query(server, "SELECT @@tmpdir")).startsWith(directory.toString());
            }
        }

        @Test
        void keepsItsDataOverAStopAndOverAPowerCut() throws SQLException {
            try (EmbeddedMariaDb first = EmbeddedMariaDb.start(directory, 0)) {
                update(first, "create schema walk");
                update(first, "create table walk.steps (n int primary key)");
                update(first, "INSERT INTO walk.steps VALUES (812)");
            }
            EmbeddedMariaDb second = EmbeddedMariaDb.start(directory, 0);
            update(second, "INSERT INTO walk.steps VALUES (813)");
            second.kill();
            try (EmbeddedMariaDb third = EmbeddedMariaDb.start(directory, 0)) {
                assertThat(query(third, "SELECT sum(n) FROM walk.steps")).isEqualTo("1625");
            }
        }

        @Test
        void admitsNobodyWithoutThePassword() {
            try (EmbeddedMariaDb server = EmbeddedMariaDb.start(directory, 0)) {
                for (String user : List.of(server.user(), "root", "")) {
                    assertThatThrownBy(() -> DriverManager.getConnection(server.url() + "/mysql", user, ""))
                            .isInstanceOf(SQLException.class)
                            .hasMessageContaining("Access denied");
                }
            }
        }

        @Test
        void saysInOneLineThatTheDirectoryIsInUse() {
            try (EmbeddedMariaDb server = EmbeddedMariaDb.start(directory, 0)) {
                assertThat(server.pid()).isPositive();
                assertThatThrownBy(() -> EmbeddedMariaDb.start(directory, 0))
                        .hasMessage("the data directory " + directory + " is in use by a running instance");
            }
        }

        @Test
        void saysInOneLineThatThePortIsTaken() throws IOException {
            try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
                int port = taken.getLocalPort();
                assertThatThrownBy(() -> EmbeddedMariaDb.start(directory, port))
                        .hasMessage("port " + port + " for MariaDB is taken by another program");
            }
        }
    }

    @Nested
    class Redis {

        @Test
        void keepsItsDataOverAStopAndOverAPowerCut() throws IOException {
            try (EmbeddedRedis first = EmbeddedRedis.startForTokens(directory, 0)) {
                assertThat(ask(first, "SET a 1", "CONFIG GET maxmemory-policy")).contains("noeviction");
            }
            EmbeddedRedis second = EmbeddedRedis.startForTokens(directory, 0);
            ask(second, "SET b 2", "CONFIG GET appendfsync");
            second.kill();
            try (EmbeddedRedis third = EmbeddedRedis.startForTokens(directory, 0)) {
                assertThat(ask(third, "MGET a b", "CONFIG GET appendfsync")).contains("1", "2", "always");
            }
        }

        @Test
        void admitsNobodyWithoutThePassword() throws IOException {
            try (EmbeddedRedis server = EmbeddedRedis.start(directory, 0);
                    Socket socket = new Socket("127.0.0.1", server.port())) {
                socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.UTF_8));
                socket.shutdownOutput();
                assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .startsWith("-NOAUTH");
            }
        }
    }

    @Nested
    class KillingTheProgram {

        @Test
        void endsItsServersAndDoesNotBlockTheNextStart() throws Exception {
            Process program = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Holder.class.getName(),
                            directory.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            List<ProcessHandle> servers =
                    program.inputReader().readLine().transform(line -> List.of(line.split(" "))).stream()
                            .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
                            .toList();
            // As a terminal or timeout(1) does: the guards hear of it too, and must stay at their posts.
            program.descendants().filter(process -> !servers.contains(process)).forEach(ProcessHandle::destroy);
            program.destroyForcibly().waitFor();
            try (EmbeddedMariaDb mariaDb = EmbeddedMariaDb.start(directory.resolve("mariadb"), 0);
                    EmbeddedRedis redis = EmbeddedRedis.start(directory.resolve("redis"), 0)) {
                assertThat(query(mariaDb, "SELECT 1")).isEqualTo("1");
                assertThat(ask(redis, "PING", "PING")).contains("PONG");
            }
            for (ProcessHandle server : servers) {
                server.onExit().get(30, TimeUnit.SECONDS);
            }
        }
    }

    /** A program that starts both servers, says their process ids and then only waits to be killed. */
    static final class Holder {

        public static void main(String[] args) throws InterruptedException {
            Path directory = Path.of(args[0]);
            EmbeddedMariaDb mariaDb = EmbeddedMariaDb.start(directory.resolve("mariadb"), 0);
            EmbeddedRedis redis = EmbeddedRedis.start(directory.resolve("redis"), 0);
            System.out.println(mariaDb.pid() + " " + redis.pid());
            Thread.currentThread().join();
        }
    }

    private static Map<String, String> variables(EmbeddedMariaDb server) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("show global variables")) {
            Map<String, String> variables = new TreeMap<>();
            while (rows.next()) {
                variables.put(rows.getString(1), rows.getString(2));
            }
            return variables;
        }
    }

    private static void update(EmbeddedMariaDb server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static String query(EmbeddedMariaDb server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(EmbeddedMariaDb server) throws SQLException {
        return DriverManager.getConnection(server.url() + "/mysql", server.user(), server.password());
    }

    private static String ask(EmbeddedRedis server, String... commands) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            String all = "AUTH " + server.password() + "\r\n" + String.join("\r\n", commands) + "\r\nQUIT\r\n";
            socket.getOutputStream().write(all.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
