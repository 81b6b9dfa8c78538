package com.firewalker.local.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real MySQL primary and its replica (reliability.md 3, variables asserted). */
@Tag("mysql")
class EmbeddedMySqlIT {
    @TempDir
    private static Path directory;

    private static EmbeddedMySql primary;
    private static EmbeddedMySql replica;

    @BeforeAll
    static void start() {
        assumeTrue(EmbeddedMySql.missing().isEmpty(), EmbeddedMySql::missing);
        primary = EmbeddedMySql.start(directory.resolve("primary"), 0);
        replica = EmbeddedMySql.replicaOf(primary, directory.resolve("replica"), 0);
    }

    @AfterAll
    static void stop() {
        if (replica != null) {
            replica.kill();
        }
        if (primary != null) {
            primary.kill();
        }
    }

    private static Connection connect(EmbeddedMySql server, String schema) throws SQLException {
        return DriverManager.getConnection(
                server.url() + "/" + schema + "?sslMode=DISABLED&allowPublicKeyRetrieval=true&createDatabaseIfNotExist="
                        + (server == primary),
                server.user(),
                server.password());
    }

    @Test
    void keepsWhatItAcknowledgesAndShowsItInOrder() throws SQLException {
        for (EmbeddedMySql server : new EmbeddedMySql[] {primary, replica}) {
            assertThat(variables(server))
                    .containsEntry("version", "8.0.33")
                    .containsEntry("innodb_flush_log_at_trx_commit", "1")
                    .containsEntry("sync_binlog", "1")
                    .containsEntry("binlog_format", "ROW")
                    .containsEntry("gtid_mode", "ON")
                    .containsEntry("enforce_gtid_consistency", "ON")
                    .containsEntry("replica_preserve_commit_order", "ON")
                    .containsEntry("transaction_isolation", "READ-COMMITTED");
        }
        assertThat(variables(replica)).containsEntry("super_read_only", "ON");
    }

    private static Map<String, String> variables(EmbeddedMySql server) throws SQLException {
        Map<String, String> variables = new TreeMap<>();
        try (Connection connection = connect(server, "");
                ResultSet rows = connection.createStatement().executeQuery("SHOW GLOBAL VARIABLES")) {
            while (rows.next()) {
                variables.put(rows.getString(1), rows.getString(2));
            }
        }
        return variables;
    }

    @Test
    void theReplicaFollowsStopsAndFollowsAgain() throws SQLException {
        try (Connection writing = connect(primary, "tried")) {
            writing.createStatement().execute("CREATE TABLE step (n INT PRIMARY KEY)");
            writing.createStatement().execute("INSERT INTO step VALUES (1)");
            replica.awaitCaughtUpWith(primary);
            assertThat(steps()).isEqualTo(1);
            replica.stopReplication();
            writing.createStatement().execute("INSERT INTO step VALUES (2)");
            assertThat(steps()).isEqualTo(1);
            replica.startReplication();
            replica.awaitCaughtUpWith(primary);
            assertThat(steps()).isEqualTo(2);
        }
    }

    private static int steps() throws SQLException {
        try (Connection reading = connect(replica, "tried");
                ResultSet row = reading.createStatement().executeQuery("SELECT COUNT(*) FROM step")) {
            row.next();
            return row.getInt(1);
        }
    }
}
