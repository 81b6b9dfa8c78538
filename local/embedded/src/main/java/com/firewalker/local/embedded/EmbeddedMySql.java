package com.firewalker.local.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A real MySQL 8.0.33 with GTIDs and the durability of production, as primary or as a replica of another one. Only for
 * x86-64 Linux, and only where {@link #missing} says nothing.
 */
public final class EmbeddedMySql extends EmbeddedSqlServer {

    private static final String NAME = "MySQL";
    private static final String REPLICATOR = "replicator";
    private static final int LONGEST_REPLICATION_PASSWORD = 32;
    /** Shorter than a connection waits for an answer. */
    private static final int WAIT_SECONDS = 30;

    private static final int MOST_WAITS = 10;

    private EmbeddedMySql(Running running) {
        super(running);
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
        return start(NAME, directory, port, new MySql(variables), EmbeddedMySql::new);
    }

    /** Starts a read-only replica that follows the primary by GTID, from the primary's first transaction on. */
    public static EmbeddedMySql replicaOf(EmbeddedMySql primary, Path directory, int port) {
        EmbeddedMySql replica = start(directory, port, Map.of("server_id", "2", "super_read_only", "ON"));
        replica.follow(primary);
        return replica;
    }

    /** Applies what the primary commits from now on, and whatever of it is missing here. */
    public void follow(EmbeddedMySql primary) {
        stopReplication();
        execute("CHANGE REPLICATION SOURCE TO SOURCE_HOST='" + Ports.LOOPBACK + "', SOURCE_PORT=" + primary.port()
                + ", SOURCE_USER='" + REPLICATOR + "', SOURCE_PASSWORD='" + replicatorsPassword(primary.password())
                + "', SOURCE_AUTO_POSITION=1, SOURCE_CONNECT_RETRY=1");
        startReplication();
    }

    /** Applies what it has received, then takes writes. */
    public void promote() {
        execute("STOP REPLICA IO_THREAD");
        awaitExecuted(received());
        stopReplication();
        execute("RESET REPLICA ALL");
        execute("SET GLOBAL super_read_only = OFF");
        execute("SET GLOBAL read_only = OFF");
    }

    /** Whether this replica has received everything that the other one has. */
    public boolean receivedAllOf(EmbeddedMySql other) {
        return query("SELECT GTID_SUBSET('" + other.received() + "', '" + received() + "') AS it", "it")
                .equals("1");
    }

    private String received() {
        return query("SHOW REPLICA STATUS", "Retrieved_Gtid_Set").replace("\n", "");
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
        awaitExecuted(primary.query("SELECT @@GLOBAL.gtid_executed AS it", "it").replace("\n", ""));
    }

    private void awaitExecuted(String transactions) {
        String wait = "SELECT WAIT_FOR_EXECUTED_GTID_SET('" + transactions + "', " + WAIT_SECONDS + ") AS it";
        for (int waits = 0; !query(wait, "it").equals("0"); waits++) {
            if (waits == MOST_WAITS) {
                throw new EmbeddedServerException("the replica is still behind " + transactions);
            }
        }
    }

    private void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new EmbeddedServerException("MySQL refused: " + e.getMessage(), e);
        }
    }

    private String query(String sql, String column) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return Objects.requireNonNull(row.getString(column), sql);
        } catch (SQLException e) {
            throw new EmbeddedServerException("MySQL refused: " + e.getMessage(), e);
        }
    }

    private static String replicatorsPassword(String password) {
        return password.substring(0, LONGEST_REPLICATION_PASSWORD);
    }

    private record MySql(Map<String, String> variables) implements Recipe {

        private static final String PROGRAM = "bin/mysqld";

        @Override
        public List<String> configure(Place place, int port) throws IOException {
            Map<String, String> own = new HashMap<>(variables);
            own.put("port", Integer.toString(port));
            own.put("socket", place.home().resolve("sock").toString());
            EmbeddedSqlServer.configure("mysql", MySqlDistribution.home(), place, own);
            // Of a server that was killed. It names a process: while that one dies, or where its number is taken
            // again, MySQL would not start, though nobody else may be in this directory.
            Files.deleteIfExists(place.home().resolve("sock.lock"));
            return List.of(
                    MySqlDistribution.home().resolve(PROGRAM).toString(), "--defaults-file=" + place.configuration());
        }

        @Override
        public void makeData(Place place) throws IOException {
            if (Files.isDirectory(place.data())) {
                return;
            }
            EmbeddedSqlServer.configure("mysql", MySqlDistribution.home(), place, variables);
            Path users = place.home().resolve("users.sql");
            Secrets.write(users, users(place.password()));
            List<String> initialise = List.of(
                    MySqlDistribution.home().resolve(PROGRAM).toString(),
                    "--defaults-file=" + place.configuration(),
                    "--initialize-insecure",
                    "--datadir=" + freshlyAside(place),
                    "--init-file=" + users,
                    "--skip-log-bin");
            EmbeddedSqlServer.makeData(NAME, place, initialise, nothing -> {});
            Files.delete(users);
            Files.deleteIfExists(place.data().resolve("auto.cnf"));
        }

        private static String users(String password) {
            return "SET SESSION sql_log_bin = 0;\n" + user(USER, password)
                    + "GRANT ALL ON *.* TO '" + USER + "'@'127.0.0.1' WITH GRANT OPTION;\n"
                    + user(REPLICATOR, replicatorsPassword(password))
                    + "GRANT REPLICATION SLAVE ON *.* TO '" + REPLICATOR + "'@'127.0.0.1';\n";
        }

        private static String user(String name, String password) {
            return "CREATE USER '" + name + "'@'127.0.0.1' IDENTIFIED WITH mysql_native_password BY '" + password
                    + "';\n";
        }
    }
}
