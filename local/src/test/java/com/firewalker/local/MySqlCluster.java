package com.firewalker.local;

import com.firewalker.local.embedded.EmbeddedMySql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A primary and two replicas of MySQL 8 by GTID: a commit is answered once one of the replicas has received it, however
 * long that takes. Known by one address, as RDS and Aurora are.
 */
final class MySqlCluster implements AutoCloseable {

    /** On the primary alone: a replica would wait for replicas of its own at everything that it applies. */
    private static final String WAITS_FOR_REPLICA = "rpl_semi_sync_source_enabled";

    private static final String FOR_EVER = "4294967295";
    /** Of a server that ends itself to begin anew, where nothing watches over it. */
    private static final int NOBODY_STARTS_IT_AGAIN = 3707;

    private static final String PASSWORD = "a-password-that-all-three-servers-share-1234567890";

    /** It waits for its disk once a second, until it is promoted: three servers that share one disk are slow enough. */
    private static final Map<String, String> REPLICA =
            Map.of("super_read_only", "ON", "innodb_flush_log_at_trx_commit", "2", "sync_binlog", "0");

    private final Path directory;
    private final List<EmbeddedMySql> replicas = new ArrayList<>();
    private final Endpoint endpoint;
    private EmbeddedMySql primary;
    private int servers;

    MySqlCluster(Path directory) {
        this.directory = directory;
        primary = start(++servers, Map.of());
        set(primary, WAITS_FOR_REPLICA, "ON");
        endpoint = new Endpoint(primary.port());
        addReplica();
        addReplica();
    }

    /** JDBC address without a schema. */
    String url() {
        return "jdbc:mysql://127.0.0.1:" + endpoint.port();
    }

    String user() {
        return primary.user();
    }

    String password() {
        return primary.password();
    }

    /** The primary is killed; of its replicas the one that received more is promoted, the other one follows it. */
    void failOver() {
        primary.kill();
        EmbeddedMySql first = replicas.get(0);
        EmbeddedMySql next = first.receivedAllOf(replicas.get(1)) ? first : replicas.get(1);
        replicas.remove(next);
        next.promote();
        set(next, "innodb_flush_log_at_trx_commit", "1");
        set(next, "sync_binlog", "1");
        replicas.get(0).follow(next);
        primary = next;
        set(primary, WAITS_FOR_REPLICA, "ON");
        endpoint.pointAt(primary.port());
    }

    /** In the place of the one that was promoted: a copy of the primary's data, which goes on from there. */
    void addReplica() {
        int number = ++servers;
        copyInto(number);
        EmbeddedMySql replica = start(number, REPLICA);
        replica.follow(primary);
        replicas.add(replica);
    }

    /** A server that took over another one's data ends itself; it is to be started again. */
    private void copyInto(int number) {
        EmbeddedMySql empty = start(number, Map.of());
        try {
            ask(empty, "SET GLOBAL clone_valid_donor_list = '127.0.0.1:" + primary.port() + "'");
            ask(
                    empty,
                    "CLONE INSTANCE FROM '" + user() + "'@'127.0.0.1':" + primary.port() + " IDENTIFIED BY '"
                            + password() + "' REQUIRE NO SSL");
            throw new IllegalStateException("the server goes on after a clone");
        } catch (SQLException e) {
            if (e.getErrorCode() != NOBODY_STARTS_IT_AGAIN) {
                throw new IllegalStateException(e);
            }
        } finally {
            empty.kill();
        }
    }

    private void set(EmbeddedMySql server, String variable, String value) {
        try {
            ask(server, "SET GLOBAL " + variable + " = " + value);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Fails unless the primary waits for a replica at every commit. */
    void requireSemiSynchronous() {
        try {
            String waits = """
                    SELECT SUM(variable_value = 'ON' OR variable_value >= 1) = 2 FROM performance_schema.global_status
                     WHERE variable_name IN ('Rpl_semi_sync_source_status', 'Rpl_semi_sync_source_clients')
                    """;
            if (!ask(primary, waits).equals("1")) {
                throw new IllegalStateException("the primary commits without a replica");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of the first row, or nothing where there is none. */
    private String ask(EmbeddedMySql server, String sql) throws SQLException {
        String url = server.url() + "/?sslMode=DISABLED&allowPublicKeyRetrieval=true";
        try (Connection connection = DriverManager.getConnection(url, user(), password());
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            ResultSet row = statement.getResultSet();
            return row.next() ? row.getString(1) : "";
        }
    }

    /** Returns when each replica has applied what was committed until now. */
    void awaitReplicas() {
        replicas.forEach(replica -> replica.awaitCaughtUpWith(primary));
    }

    private EmbeddedMySql start(int number, Map<String, String> more) {
        Path home = directory.resolve("mysql-" + number);
        try {
            Files.createDirectories(home);
            Files.writeString(home.resolve("password"), PASSWORD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> variables = new HashMap<>(more);
        variables.put("server_id", Integer.toString(number));
        variables.put("plugin_load_add", "semisync_source.so;semisync_replica.so;mysql_clone.so");
        variables.put("loose_rpl_semi_sync_source_timeout", FOR_EVER);
        variables.put("loose_rpl_semi_sync_replica_enabled", "ON");
        return EmbeddedMySql.start(home, 0, variables);
    }

    @Override
    public void close() {
        endpoint.close();
        replicas.forEach(EmbeddedMySql::kill);
        primary.kill();
    }
}
