package com.firewalker.platform.data;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/**
 * The service's own schema for a service that mostly reads: transactions marked read-only go to the replica as long
 * as it keeps up, everything else to the primary. Readers see one snapshot per transaction and have their own pool.
 */
@Configuration(proxyBeanMethods = false)
public class RoutedData {

    @Bean(destroyMethod = "close")
    HikariDataSource primaryPool(
            @Value("${firewalker.mysql.url}") String server,
            @Value("${firewalker.mysql.schema}") String schema,
            @Value("${firewalker.mysql.user}") String user,
            @Value("${firewalker.mysql.password:}") String password,
            @Value("${firewalker.mysql.pool-size:16}") int poolSize) {
        HikariConfig config = PrimaryData.bounded("primary", poolSize);
        config.setJdbcUrl(MysqlUrl.schema(server, schema));
        config.setUsername(user);
        config.setPassword(password);
        return new HikariDataSource(config);
    }

    @Bean
    Readers readers(
            HikariDataSource primaryPool,
            @Value("${firewalker.mysql.url}") String primary,
            @Value("${firewalker.mysql.replica-url:}") String replica,
            @Value("${firewalker.mysql.schema}") String schema,
            @Value("${firewalker.mysql.user}") String user,
            @Value("${firewalker.mysql.password:}") String password,
            @Value("${firewalker.mysql.replica-user:${firewalker.mysql.user}}") String replicaUser,
            @Value("${firewalker.mysql.replica-password:${firewalker.mysql.password:}}") String replicaPassword,
            @Value("${firewalker.mysql.reader-pool-size:16}") int poolSize,
            MeterRegistry meters) {
        ReaderPool onPrimary = new ReaderPool("readers", primary, schema, user, password, poolSize);
        if (replica.isEmpty()) {
            return new Readers(onPrimary, null, null);
        }
        ReaderPool onReplica = new ReaderPool("replica", replica, schema, replicaUser, replicaPassword, poolSize);
        ReplicaWatch watch = new ReplicaWatch(primaryPool, onReplica);
        Gauge.builder("firewalker.replica.lag.seconds", watch, ReplicaWatch::lagSeconds)
                .register(meters);
        Gauge.builder("firewalker.replica.used", watch, w -> w.usable() ? 1 : 0).register(meters);
        return new Readers(onPrimary, onReplica, watch);
    }

    @Bean
    @Primary
    DataSource dataSource(HikariDataSource primaryPool, Readers readers) {
        LazyConnectionDataSourceProxy routed = new LazyConnectionDataSourceProxy(primaryPool);
        routed.setReadOnlyDataSource(readers);
        return routed;
    }

    @Bean(destroyMethod = "close")
    BatchConnections batchConnections(
            DataSource dataSource,
            @Value("${firewalker.mysql.url}") String server,
            @Value("${firewalker.mysql.schema}") String schema,
            @Value("${firewalker.mysql.user}") String user,
            @Value("${firewalker.mysql.password:}") String password,
            @Value("${firewalker.mysql.batch-pool-size:8}") int poolSize) {
        HikariConfig config = PrimaryData.bounded("batches", poolSize);
        config.setJdbcUrl(MysqlUrl.schema(server, schema) + BatchConnections.OPTIONS);
        config.setUsername(user);
        config.setPassword(password);
        config.setAutoCommit(false);
        return new BatchConnections(new HikariDataSource(config), dataSource);
    }
}
