package com.firewalker.platform.testing;

import com.firewalker.local.embedded.EmbeddedMariaDb;
import com.firewalker.local.embedded.EmbeddedRedis;
import com.firewalker.local.embedded.TemporaryDirectory;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** One MariaDB and two Redis for all tests of a JVM: started when first asked for, gone with the JVM. */
public final class Servers {

    private static final List<String> SCHEMAS =
            List.of("firewalker_command", "firewalker_query", "firewalker_notification");

    private Servers() {}

    public static EmbeddedMariaDb mariaDb() {
        return MariaDbHolder.SERVER;
    }

    public static EmbeddedRedis redis() {
        return RedisHolder.SERVER;
    }

    public static EmbeddedRedis tokenRedis() {
        return TokenRedisHolder.SERVER;
    }

    /** The settings by which a service finds these servers. */
    public static Map<String, String> properties() {
        Map<String, String> properties = new TreeMap<>();
        properties.put("firewalker.mysql.url", mariaDb().url());
        properties.put("firewalker.mysql.user", mariaDb().user());
        properties.put("firewalker.mysql.password", mariaDb().password());
        properties.put("firewalker.redis.url", redis().url());
        properties.put("firewalker.token-redis.url", tokenRedis().url());
        properties.put("firewalker.keys.dir", directory("keys").toString());
        return properties;
    }

    /** Drops the schemas of all services; a service makes its own when it starts. */
    public static void resetSchemas() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String schema : SCHEMAS) {
                statement.executeUpdate("drop schema if exists " + schema);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the schemas cannot be dropped", e);
        }
    }

    /** Empties both Redis. */
    public static void flushRedis() {
        for (EmbeddedRedis server : List.of(redis(), tokenRedis())) {
            try (RedisClient client = RedisClient.create(server.url());
                    StatefulRedisConnection<String, String> connection = client.connect()) {
                connection.sync().flushall();
            }
        }
    }

    /** A connection to the server, in no schema. */
    public static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                mariaDb().url() + "/?sslMode=DISABLED",
                mariaDb().user(),
                mariaDb().password());
    }

    private static Path directory(String name) {
        return RootHolder.ROOT.path().resolve(name);
    }

    /** Whatever stands at the end of the JVM is killed, not stopped: nobody needs its data any more. */
    private static final class RootHolder {
        private static final TemporaryDirectory ROOT = TemporaryDirectory.create("firewalker-test-");
        private static final Queue<Runnable> ENDINGS = new ConcurrentLinkedQueue<>();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(RootHolder::end, "end-test-servers"));
        }

        private static void end() {
            ENDINGS.forEach(Runnable::run);
            ROOT.close();
        }
    }

    private static final class MariaDbHolder {
        private static final EmbeddedMariaDb SERVER = EmbeddedMariaDb.start(directory("mariadb"), 0);

        static {
            RootHolder.ENDINGS.add(SERVER::kill);
        }
    }

    private static final class RedisHolder {
        private static final EmbeddedRedis SERVER = EmbeddedRedis.start(directory("redis"), 0);

        static {
            RootHolder.ENDINGS.add(SERVER::kill);
        }
    }

    private static final class TokenRedisHolder {
        private static final EmbeddedRedis SERVER = EmbeddedRedis.startForTokens(directory("token-redis"), 0);

        static {
            RootHolder.ENDINGS.add(SERVER::kill);
        }
    }
}
