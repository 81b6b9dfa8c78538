package com.firewalker.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class ServersIT {

    @Test
    void givesAServiceEverySettingItNeeds() {
        assertThat(Servers.properties())
                .containsOnlyKeys(
                        "firewalker.mysql.url",
                        "firewalker.mysql.user",
                        "firewalker.mysql.password",
                        "firewalker.redis.url",
                        "firewalker.token-redis.url",
                        "firewalker.keys.dir");
    }

    @Test
    void startsAgainFromNothing() throws SQLException {
        try (Connection connection = Servers.connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("create schema if not exists firewalker_query");
            Servers.resetSchemas();
            Servers.flushRedis();
            try (ResultSet rows = statement.executeQuery("show schemas like 'firewalker%'")) {
                assertThat(rows.next()).isFalse();
            }
        }
    }
}
