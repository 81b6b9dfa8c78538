package com.firewalker.bench.measure;

import com.firewalker.local.embedded.EmbeddedMariaDb;
import com.firewalker.local.embedded.EmbeddedRedis;
import com.firewalker.local.embedded.TemporaryDirectory;
import com.firewalker.platform.data.MysqlUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The servers that all peers share: same process, same durability, and the room that a server of its own would have. */
public final class Stores implements AutoCloseable {
    private static final String GIBIBYTE = Long.toString(1L << 30);

    private static final long NANOS_PER_TICK = 10_000_000L;

    private final TemporaryDirectory directory = TemporaryDirectory.create("firewalker-bench-");
    private final EmbeddedMariaDb mariaDb = EmbeddedMariaDb.start(
            directory.path().resolve("mariadb"),
            0,
            Map.of("innodb_buffer_pool_size", GIBIBYTE, "innodb_log_file_size", GIBIBYTE));
    private final EmbeddedRedis redis = EmbeddedRedis.start(directory.path().resolve("redis"), 0);
    private final EmbeddedRedis tokens =
            EmbeddedRedis.startForTokens(directory.path().resolve("tokens"), 0);

    public Path directory() {
        return directory.path();
    }

    public Path keys() {
        return directory.path().resolve("keys");
    }

    public String redisUrl() {
        return redis.url();
    }

    /** What a service of Firewalker needs to find them. */
    public Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("firewalker.mysql.url", mariaDb.url());
        settings.put("firewalker.mysql.user", mariaDb.user());
        settings.put("firewalker.mysql.password", mariaDb.password());
        settings.put("firewalker.redis.url", redis.url());
        settings.put("firewalker.token-redis.url", tokens.url());
        settings.put("firewalker.keys.dir", keys().toString());
        return settings;
    }

    /** What a plain Spring Boot service needs to find its own schema. */
    public Map<String, Object> springSettings(String schema) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("spring.datasource.url", MysqlUrl.schema(mariaDb.url(), schema));
        settings.put("spring.datasource.username", mariaDb.user());
        settings.put("spring.datasource.password", mariaDb.password());
        // Stock JPA takes a second connection for its index while it holds one: 64 requests need 128, or all wait for
        // ever.
        settings.put("spring.datasource.hikari.maximum-pool-size", "130");
        settings.put("spring.datasource.hikari.transaction-isolation", "TRANSACTION_READ_COMMITTED");
        return settings;
    }

    public Connection connect(String schema) throws SQLException {
        return DriverManager.getConnection(MysqlUrl.schema(mariaDb.url(), schema), mariaDb.user(), mariaDb.password());
    }

    /** Processor time of this program and the database so far. */
    public long cpuNanos() {
        return own() + ofDatabase();
    }

    private static long own() {
        var system = (com.sun.management.OperatingSystemMXBean)
                java.lang.management.ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime();
    }

    private long ofDatabase() {
        Path stat = Path.of("/proc", Long.toString(mariaDb.pid()), "stat");
        if (!Files.exists(stat)) {
            return 0;
        }
        try {
            String[] fields = Files.readString(stat).split("\\) ", 2)[1].split(" ", -1);
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * NANOS_PER_TICK;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        tokens.kill();
        redis.kill();
        mariaDb.kill();
        directory.close();
    }
}
