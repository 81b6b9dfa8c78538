package com.firewalker.platform.data;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * The service's own schema on the primary.
 * READ COMMITTED, and every wait is bounded: for a connection, a lock, an answer and an abandoned transaction.
 */
@Configuration(proxyBeanMethods = false)
public class PrimaryData {

    /** The second half is a comment to MySQL: only MariaDB can end an idle write transaction. */
    static final String SESSION_BOUNDS = "SET SESSION innodb_lock_wait_timeout = 5"
            + " /*M!100604 , idle_write_transaction_timeout = 10, net_read_timeout = 10 */";

    @Bean(destroyMethod = "close")
    @Primary
    HikariDataSource dataSource(
            @Value("${firewalker.mysql.url}") String server,
            @Value("${firewalker.mysql.schema}") String schema,
            @Value("${firewalker.mysql.user}") String user,
            @Value("${firewalker.mysql.password:}") String password,
            @Value("${firewalker.mysql.pool-size:16}") int poolSize) {
        HikariConfig config = bounded("primary", poolSize);
        config.setJdbcUrl(MysqlUrl.schema(server, schema));
        config.setUsername(user);
        config.setPassword(password);
        return new HikariDataSource(config);
    }

    /** A pool with Firewalker's bounds, still without an address. */
    public static HikariConfig bounded(String name, int poolSize) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setMaximumPoolSize(poolSize);
        config.setMinimumIdle(Math.min(2, poolSize));
        if (poolSize > config.getMinimumIdle()) {
            config.setIdleTimeout(300_000);
        }
        config.setConnectionTimeout(3_000);
        config.setValidationTimeout(1_000);
        config.setKeepaliveTime(60_000);
        config.setMaxLifetime(600_000);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setConnectionInitSql(SESSION_BOUNDS);
        return config;
    }
}
