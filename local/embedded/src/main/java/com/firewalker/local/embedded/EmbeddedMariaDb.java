package com.firewalker.local.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A MariaDB 11.4 server of its own process on the loopback interface, with the durability of production: what it
 * acknowledged survives a power cut. It ends with the program that started it.
 */
public final class EmbeddedMariaDb implements AutoCloseable {

    private static final String USER = "firewalker";
    private static final Duration START = Duration.ofSeconds(60);

    private final DirectoryLock lock;
    private final GuardedProcess process;
    private final int port;
    private final String password;

    private EmbeddedMariaDb(DirectoryLock lock, GuardedProcess process, int port, String password) {
        this.lock = lock;
        this.process = process;
        this.port = port;
        this.password = password;
    }

    /** Starts on the data in the directory, making it first if there is none; port 0 means any free one. */
    public static EmbeddedMariaDb start(Path directory, int port) {
        return start(directory, port, Map.of());
    }

    /** As above, with server variables that differ from the usual ones. */
    public static EmbeddedMariaDb start(Path directory, int port, Map<String, String> variables) {
        Path home = directory.toAbsolutePath().normalize();
        DirectoryLock lock = DirectoryLock.take(home);
        try {
            Path configuration = home.resolve("server.cnf");
            GuardedProcess.endLeftover(home.resolve("server.pid"), configuration);
            String password = Secrets.password(home.resolve("password"));
            Path binaries = Binaries.mariaDb();
            if (!Files.isDirectory(home.resolve("data"))) {
                initialise(binaries, home, password);
            }
            int chosen = Ports.free(port, "MariaDB");
            Secrets.write(configuration, configuration(binaries, home, chosen, variables));
            GuardedProcess process = GuardedProcess.start(
                    List.of(binaries.resolve("bin/mariadbd").toString(), "--defaults-file=" + configuration),
                    home.resolve("server.pid"),
                    home.resolve("server.log"));
            EmbeddedMariaDb started = new EmbeddedMariaDb(lock, process, chosen, password);
            started.awaitReady();
            return started;
        } catch (IOException e) {
            lock.close();
            throw new EmbeddedServerException("MariaDB cannot start in " + home + ": " + e, e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** The server's JDBC address, without a schema. */
    public String url() {
        return "jdbc:mysql://127.0.0.1:" + port;
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    public int port() {
        return port;
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
        while (true) {
            try (Connection ignored = DriverManager.getConnection(
                    url() + "/mysql?connectTimeout=2000&socketTimeout=10000&sslMode=DISABLED"
                            + "&allowPublicKeyRetrieval=true",
                    USER,
                    password)) {
                return;
            } catch (SQLException notYet) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    process.kill();
                    throw new EmbeddedServerException("MariaDB did not start: " + process.lastLogLines(), notYet);
                }
                Pause.millis(25);
            }
        }
    }

    /** A directory is either complete or not there: made aside, then moved into place. */
    private static void initialise(Path binaries, Path home, String password) throws IOException {
        Path fresh = home.resolve("data.new");
        Binaries.delete(fresh);
        Files.createDirectories(fresh);
        Process bootstrap = new ProcessBuilder(
                        binaries.resolve("bin/mariadbd").toString(),
                        "--no-defaults",
                        "--bootstrap",
                        "--user=" + System.getProperty("user.name"), // needed only by root, ignored for others
                        "--basedir=" + binaries,
                        "--datadir=" + fresh,
                        "--lc-messages-dir=" + binaries.resolve("share"),
                        "--innodb-log-file-size=100663296",
                        "--skip-log-bin")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.resolve("server.log").toFile()))
                .start();
        try (OutputStream sql = bootstrap.getOutputStream()) {
            line(sql, "create database if not exists mysql;");
            line(sql, "use mysql;");
            line(sql, "set @auth_root_socket=null;");
            for (String script : List.of(
                    "mariadb_system_tables.sql", "mariadb_performance_tables.sql", "mariadb_system_tables_data.sql")) {
                Files.copy(binaries.resolve("share").resolve(script), sql);
                line(sql, "");
            }
            line(sql, "delete from global_priv;");
            line(sql, "delete from proxies_priv;");
            line(
                    sql,
                    "insert into global_priv values ('127.0.0.1', '" + USER + "', concat('{\"access\":"
                            + "18446744073709551615,\"plugin\":\"mysql_native_password\",\"authentication_string\":\"',"
                            + " password('" + password + "'), '\"}'));");
        }
        try {
            if (!bootstrap.waitFor(START.toSeconds(), TimeUnit.SECONDS) || bootstrap.exitValue() != 0) {
                bootstrap.destroyForcibly();
                throw new EmbeddedServerException(
                        "MariaDB could not make its data directory: " + LogFile.tail(home.resolve("server.log")));
            }
        } catch (InterruptedException e) {
            bootstrap.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("interrupted while MariaDB made its data directory", e);
        }
        Files.move(fresh, home.resolve("data"));
    }

    private static void line(OutputStream sql, String text) throws IOException {
        sql.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String configuration(Path binaries, Path home, int port, Map<String, String> variables)
            throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (InputStream in = EmbeddedMariaDb.class.getResourceAsStream("mariadb.properties")) {
            Properties usual = new Properties();
            usual.load(Objects.requireNonNull(in, "mariadb.properties is missing from the jar"));
            usual.stringPropertyNames().forEach(name -> all.put(name, usual.getProperty(name)));
        }
        all.putAll(variables);
        all.put("user", System.getProperty("user.name"));
        all.put("basedir", binaries.toString());
        all.put("lc_messages_dir", binaries.resolve("share").toString());
        all.put("datadir", home.resolve("data").toString());
        all.put("pid_file", home.resolve("server.pid").toString());
        all.put("port", Integer.toString(port));
        StringBuilder text = new StringBuilder("[mariadbd]\n");
        all.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
        return text.toString();
    }
}
