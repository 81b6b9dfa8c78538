package com.firewalker.command.testing;

import com.firewalker.platform.testing.Servers;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Everything that lies in MySQL and both Redis, as one text in which a secret would be found. */
public final class Dump {

    private final StringBuilder text = new StringBuilder();

    private Dump() {}

    public static String ofAllStores() {
        Dump dump = new Dump();
        try (Connection connection = Servers.connect();
                Statement statement = connection.createStatement()) {
            for (String table : dump.tables(statement)) {
                dump.rows(statement, table);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        dump.redis(Servers.redis().url());
        dump.redis(Servers.tokenRedis().url());
        return dump.text.toString();
    }

    private List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("""
                SELECT table_schema, table_name FROM information_schema.tables
                WHERE table_schema LIKE 'firewalker%'""")) {
            while (rows.next()) {
                tables.add(rows.getString(1) + "." + rows.getString(2));
            }
        }
        return tables;
    }

    private void rows(Statement statement, String table) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    add(rows.getBytes(column));
                }
            }
        }
    }

    private void redis(String url) {
        try (RedisClient client = RedisClient.create(url);
                StatefulRedisConnection<byte[], byte[]> redis = client.connect(ByteArrayCodec.INSTANCE)) {
            for (byte[] key : redis.sync().keys("*")) {
                add(key);
                add(redis.sync().dump(key));
            }
        }
    }

    private void add(byte[] bytes) {
        if (bytes != null) {
            text.append(new String(bytes, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT))
                    .append('\n');
        }
    }
}
