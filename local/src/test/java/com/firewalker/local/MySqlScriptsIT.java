package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.firewalker.local.embedded.EmbeddedMySql;
import com.firewalker.platform.testing.TestAuthority;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The scripts that docker-compose.yml hands to MySQL: a shell runs them as they stand, and what they tell the client goes
 * to two real servers. Only paths, the primary's address and one statement that 8.0 spells otherwise are replaced.
 */
@Tag("mysql")
@Tag("S18")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MySqlScriptsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SERVICE = "services-password";
    private static final String READER = "readers-password";
    private static final String REPLICATION = "replicas-password";

    @TempDir
    private static Path directory;

    private static EmbeddedMySql primary;
    private static EmbeddedMySql replica;

    @BeforeAll
    static void start() throws IOException, SQLException {
        assumeTrue(EmbeddedMySql.missing().isEmpty(), EmbeddedMySql::missing);
        TestAuthority.create().issue(directory.resolve("tls"), "127.0.0.1");
        primary = EmbeddedMySql.start(directory.resolve("primary"), 0, server(1));
        replica = EmbeddedMySql.start(directory.resolve("replica"), 0, server(2));
        for (EmbeddedMySql server : new EmbeddedMySql[] {primary, replica}) {
            makeRoot(server);
        }
        Path secrets = Files.createDirectories(directory.resolve("secrets"));
        Files.writeString(secrets.resolve("mysql-root"), primary.password());
        Files.writeString(secrets.resolve("firewalker.mysql.password"), SERVICE);
        Files.writeString(secrets.resolve("firewalker.mysql.replica-password"), READER);
        Files.writeString(secrets.resolve("mysql-replication"), REPLICATION);
    }

    @AfterAll
    static void stop() {
        for (EmbeddedMySql server : new EmbeddedMySql[] {replica, primary}) {
            if (server != null) {
                server.kill();
            }
        }
    }

    /** The embedded server's own user has the name of the services' user and would stand before it. */
    private static void makeRoot(EmbeddedMySql server) throws SQLException {
        try (Connection connection = connect(server, server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION sql_log_bin = 0");
            statement.execute("CREATE USER 'root'@'127.0.0.1' IDENTIFIED BY '" + server.password() + "'");
            statement.execute("GRANT ALL ON *.* TO 'root'@'127.0.0.1' WITH GRANT OPTION");
            statement.execute("DROP USER '" + server.user() + "'@'127.0.0.1'");
        }
    }

    private static Map<String, String> server(int id) {
        Path tls = directory.resolve("tls");
        return Map.of(
                "server_id", String.valueOf(id),
                "tls_version", "TLSv1.2,TLSv1.3",
                "default_authentication_plugin", "caching_sha2_password",
                "ssl_ca", tls.resolve("authorities.pem").toString(),
                "ssl_cert", tls.resolve("certificate.pem").toString(),
                "ssl_key", tls.resolve("key.pem").toString());
    }

    @Test
    @Order(1)
    void givesTheServicesTheirSchemasAndNothingElse() throws Exception {
        execute(primary, told("mysql-primary.sh"));
        try (Connection services = connect(primary, "firewalker", SERVICE);
                Statement statement = services.createStatement()) {
            statement.execute("CREATE DATABASE firewalker_command");
            statement.execute("CREATE TABLE firewalker_command.kept (id INT PRIMARY KEY)");
            statement.execute("INSERT INTO firewalker_command.kept VALUES (7)");
            for (String refused : new String[] {
                "CREATE DATABASE other",
                "CREATE DATABASE firewalkers",
                "SELECT * FROM mysql.user",
                "CREATE USER 'another'@'%' IDENTIFIED BY 'x'",
                "SHOW REPLICA STATUS"
            }) {
                assertThatThrownBy(() -> statement.execute(refused)).as(refused).isInstanceOf(SQLException.class);
            }
        }
    }

    @Test
    @Order(2)
    void letsTheReaderReadTheServicesSchemasAndNothingElse() throws Exception {
        try (Connection reader = connect(primary, "firewalker_reader", READER);
                Statement statement = reader.createStatement();
                ResultSet row = statement.executeQuery("SELECT id FROM firewalker_command.kept")) {
            assertThat(row.next()).isTrue();
        }
        try (Connection reader = connect(primary, "firewalker_reader", READER);
                Statement statement = reader.createStatement()) {
            for (String refused : new String[] {
                "INSERT INTO firewalker_command.kept VALUES (8)",
                "UPDATE firewalker_command.kept SET id = 9",
                "DELETE FROM firewalker_command.kept",
                "TRUNCATE TABLE firewalker_command.kept",
                "DROP TABLE firewalker_command.kept",
                "CREATE TABLE firewalker_command.another (id INT)",
                "CREATE TEMPORARY TABLE firewalker_command.another (id INT)",
                "LOCK TABLES firewalker_command.kept WRITE",
                "SELECT * FROM mysql.user"
            }) {
                assertThatThrownBy(() -> statement.execute(refused)).as(refused).isInstanceOf(SQLException.class);
            }
        }
    }

    @Test
    @Order(3)
    void letsTheReplicaFollowAndReadNothing() throws Exception {
        try (Connection replicas = connect(primary, "replication", REPLICATION);
                Statement statement = replicas.createStatement()) {
            assertThatThrownBy(() -> statement.execute("SELECT * FROM firewalker_command.kept"))
                    .isInstanceOf(SQLSyntaxErrorException.class);
        }
    }

    /** What was written before the replica was made arrives too, by TLS whose certificate the replica has verified. */
    @Test
    @Order(4)
    void followsThePrimaryByTls() throws Exception {
        execute(
                replica,
                told("mysql-replica.sh")
                        .replace("RESET BINARY LOGS AND GTIDS", "RESET MASTER")
                        .replace(
                                "SOURCE_HOST='mysql-primary'",
                                "SOURCE_HOST='127.0.0.1', SOURCE_PORT=" + primary.port()));
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> one(replica, "SELECT id FROM firewalker_command.kept", 1)
                        .equals("7"));
        assertThat(one(replica, "SHOW REPLICA STATUS", "Source_SSL_Allowed")).isEqualTo("Yes");
        assertThat(one(replica, "SHOW REPLICA STATUS", "Source_SSL_Verify_Server_Cert"))
                .isEqualTo("Yes");
        assertThat(one(replica, "SHOW REPLICA STATUS", "Auto_Position")).isEqualTo("1");
    }

    /** What the script tells the client {@code mysql}, which here writes it down. */
    private static String told(String script) throws IOException, InterruptedException {
        Path written = directory.resolve(script + ".sql");
        Path client = Files.createDirectories(directory.resolve("bin")).resolve("mysql");
        Files.writeString(client, "#!/bin/sh\ncat >" + written + "\n");
        client.toFile().setExecutable(true);
        Path copy = Files.writeString(
                directory.resolve(script),
                Files.readString(Repository.root().resolve("docker").resolve(script))
                        .replace("/run/secrets/", directory.resolve("secrets") + "/")
                        .replace("'/tls/", "'" + directory.resolve("tls") + "/"));
        ProcessBuilder run = new ProcessBuilder("sh", copy.toString()).redirectErrorStream(true);
        run.environment().merge("PATH", client.getParent().toString(), (path, own) -> own + File.pathSeparator + path);
        Process process = run.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return Files.readString(written);
    }

    private static void execute(EmbeddedMySql server, String sql) throws SQLException {
        try (Connection connection = connect(server, "root", server.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            while (statement.getMoreResults() || statement.getUpdateCount() != -1) {
                // Each statement's result is taken, so that a failure of any is thrown.
                continue;
            }
        }
    }

    private static String one(EmbeddedMySql server, String sql, Object column) throws SQLException {
        try (Connection connection = connect(server, "root", server.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return column instanceof Integer place ? row.getString(place) : row.getString(String.valueOf(column));
        }
    }

    private static Connection connect(EmbeddedMySql server, String user, String password) throws SQLException {
        return DriverManager.getConnection(server.url() + "/?sslMode=REQUIRED&allowMultiQueries=true", user, password);
    }
}
