package com.firewalker.platform.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.firewalker.platform.testing.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A replica whose connections are all in use is not a broken one. */
class ReadersIT {

    private static final String SCHEMA = "firewalker_query";

    private static Readers readers;
    private static ReplicaWatch watch;

    @BeforeAll
    static void aReplicaOfTwoConnections() throws SQLException {
        String url = Servers.mariaDb().url();
        String user = Servers.mariaDb().user();
        String password = Servers.mariaDb().password();
        DriverManagerDataSource primary = new DriverManagerDataSource(MysqlUrl.schema(url, SCHEMA), user, password);
        try (Connection connection = primary.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE replica_heartbeat (id TINYINT PRIMARY KEY, beat DATETIME(6))");
            statement.execute("INSERT INTO replica_heartbeat VALUES (1, '2000-01-01')");
        }
        ReaderPool replica = new ReaderPool("replica", url, SCHEMA, user, password, 2);
        watch = new ReplicaWatch(primary, replica);
        readers = new Readers(new ReaderPool("readers", url, SCHEMA, user, password, 2), replica, watch);
        await().until(watch::usable);
    }

    @AfterAll
    static void close() {
        readers.destroy();
        Servers.resetSchemas();
    }

    @Test
    void refusesWhereEveryConnectionOfTheReplicaIsInUseAndKeepsTheReplica() throws SQLException {
        try (Connection one = readers.getConnection();
                Connection other = readers.getConnection()) {
            assertThat(one).isNotEqualTo(other);

            assertThatThrownBy(readers::getConnection).isInstanceOf(ReadersBusy.class);

            assertThat(watch.usable()).isTrue();
        }
        try (Connection again = readers.getConnection()) {
            assertThat(again.isValid(1)).isTrue();
        }
    }
}
