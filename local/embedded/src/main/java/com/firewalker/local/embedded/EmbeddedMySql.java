package com.firewalker.local.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A real MySQL 8.0.33 with GTIDs and the durability of production, as primary or as a replica of another one. Only for
 * x86-64 Linux, and only where {@link #missing} says nothing.
 */
public final class EmbeddedMySql implements AutoCloseable {

    private static final String USER = "firewalker";
    private static final String REPLICATOR = "replicator";
    private static final int LONGEST_REPLICATION_PASSWORD = 32;
    private static final Duration START = Duration.ofSeconds(120);

    private final DirectoryLock lock;
    private final GuardedProcess process;
    private final int port;
    private final String password;

    private EmbeddedMySql(DirectoryLock lock, GuardedProcess process, int port, String password) {
        this.lock = lock;
        this.process = process;
        this.port = port;
        this.password = password;
    }

    /** Empty when MySQL can be started here, else the reason why not, for a skipped test's message. */
    public static String missing() {
        return MySqlDistribution.missing();
    }

    /** Starts a primary on the data in the directory, making it first if there is none; port 0 means any free one. */
    public static EmbeddedMySql start(Path directory, int port) {
        return start(directory, port, Map.of());
    }

    /** As above, with server variables that differ from the usual ones. */
    public static EmbeddedMySql start(Path directory, int port, Map<String, String> variables) {
        Path home = directory.toAbsolutePath().normalize();
        DirectoryLock lock = DirectoryLock.take(home);
        try {
            Path configuration = home.resolve("server.cnf");
            GuardedProcess.endLeftover(home.resolve("server.pid"), configuration);
            String password = Secrets.password(home.resolve("password"));
            int chosen = Ports.free(port, "MySQL");
            Secrets.write(configuration, configuration(home, chosen, variables));
            if (!Files.isDirectory(home.resolve("data"))) {
                initialise(home, configuration, password);
            }
            GuardedProcess process = GuardedProcess.start(
                    List.of(mysqld(), "--defaults-file=" + configuration),
                    home.resolve("server.pid"),
                    home.resolve("server.log"));
            EmbeddedMySql started = new EmbeddedMySql(lock, process, chosen, password);
            started.awaitReady();
            return started;
        } catch (IOException e) {
            lock.close();
            throw new EmbeddedServerException("MySQL cannot start in " + home + ": " + e, e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Starts a read-only replica that follows the primary by GTID, from the primary's first transaction on. */
    public static EmbeddedMySql replicaOf(EmbeddedMySql primary, Path directory, int port) {
        EmbeddedMySql replica = start(directory, port, Map.of("server_id", "2", "super_read_only", "ON"));
        replica.execute("CHANGE REPLICATION SOURCE TO SOURCE_HOST='" + Ports.LOOPBACK + "', SOURCE_PORT=" + primary.port
                + ", SOURCE_USER='" + REPLICATOR + "', SOURCE_PASSWORD='" + replicatorsPassword(primary.password)
                + "', SOURCE_AUTO_POSITION=1, SOURCE_CONNECT_RETRY=1");
        replica.startReplication();
        return replica;
    }

    public void startReplication() {
        execute("START REPLICA");
    }

    public void stopReplication() {
        execute("STOP REPLICA");
    }

    /** Stops applying while still receiving: the replica falls behind and knows it. */
    public void stopApplying() {
        execute("STOP REPLICA SQL_THREAD");
    }

    /** Waits until this replica has applied everything that the primary has committed so far. */
    public void awaitCaughtUpWith(EmbeddedMySql primary) {
        String committed = primary.query("SELECT @@GLOBAL.gtid_executed");
        String answer = query("SELECT WAIT_FOR_EXECUTED_GTID_SET('" + committed.replace("\n", "") + "', 60)");
        if (!answer.equals("0")) {
            throw new EmbeddedServerException("the replica is still behind " + committed);
        }
    }

    /** The server's JDBC address, without a schema. */
    public String url() {
        return "jdbc:mysql://" + Ports.LOOPBACK + ":" + port;
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

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                url() + "/?connectTimeout=2000&socketTimeout=90000&sslMode=DISABLED&allowPublicKeyRetrieval=true",
                USER,
                password);
    }

    private void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new EmbeddedServerException("MySQL refused: " + e.getMessage(), e);
        }
    }

    private String query(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return Objects.requireNonNull(row.getString(1), sql);
        } catch (SQLException e) {
            throw new EmbeddedServerException("MySQL refused: " + e.getMessage(), e);
        }
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + START.toNanos();
        while (true) {
            try (Connection ignored = connect()) {
                return;
            } catch (SQLException notYet) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    process.kill();
                    throw new EmbeddedServerException("MySQL did not start: " + process.lastLogLines(), notYet);
                }
                Pause.millis(50);
            }
        }
    }

    private static String mysqld() {
        return MySqlDistribution.home().resolve("bin/mysqld").toString();
    }

    /** A directory is either complete or not there: made aside, then moved into place. */
    private static void initialise(Path home, Path configuration, String password) throws IOException {
        Path fresh = home.resolve("data.new");
        Binaries.delete(fresh);
        Path users = home.resolve("users.sql");
        Secrets.write(
                users,
                "SET SESSION sql_log_bin = 0;\n" + user(USER, password)
                        + "GRANT ALL ON *.* TO '" + USER + "'@'127.0.0.1' WITH GRANT OPTION;\n"
                        + user(REPLICATOR, replicatorsPassword(password))
                        + "GRANT REPLICATION SLAVE ON *.* TO '" + REPLICATOR + "'@'127.0.0.1';\n");
        Process initialising = new ProcessBuilder(
                        mysqld(),
                        "--defaults-file=" + configuration,
                        "--initialize-insecure",
                        "--datadir=" + fresh,
                        "--init-file=" + users,
                        "--skip-log-bin")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.resolve("server.log").toFile()))
                .start();
        try {
            if (!initialising.waitFor(START.toSeconds(), TimeUnit.SECONDS) || initialising.exitValue() != 0) {
                initialising.destroyForcibly();
                throw new EmbeddedServerException(
                        "MySQL could not make its data directory, see " + home.resolve("server.log"));
            }
        } catch (InterruptedException e) {
            initialising.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("interrupted while MySQL made its data directory", e);
        }
        Files.delete(users);
        Files.deleteIfExists(fresh.resolve("auto.cnf"));
        Files.move(fresh, home.resolve("data"));
    }

    private static String user(String name, String password) {
        return "CREATE USER '" + name + "'@'127.0.0.1' IDENTIFIED WITH mysql_native_password BY '" + password + "';\n";
    }

    private static String replicatorsPassword(String password) {
        return password.substring(0, LONGEST_REPLICATION_PASSWORD);
    }

    private static String configuration(Path home, int port, Map<String, String> variables) throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (InputStream in = EmbeddedMySql.class.getResourceAsStream("mysql.properties")) {
            Properties usual = new Properties();
            usual.load(Objects.requireNonNull(in, "mysql.properties is missing from the jar"));
            usual.stringPropertyNames().forEach(name -> all.put(name, usual.getProperty(name)));
        }
        all.putAll(variables);
        all.put("user", System.getProperty("user.name"));
        all.put("basedir", MySqlDistribution.home().toString());
        all.put("lc_messages_dir", MySqlDistribution.home().resolve("share").toString());
        all.put("datadir", home.resolve("data").toString());
        all.put("pid_file", home.resolve("server.pid").toString());
        all.put("socket", home.resolve("sock").toString());
        all.put("port", Integer.toString(port));
        StringBuilder text = new StringBuilder("[mysqld]\n");
        all.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
        return text.toString();
    }
}
