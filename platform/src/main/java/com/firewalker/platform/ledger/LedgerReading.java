package com.firewalker.platform.ledger;

import com.firewalker.platform.data.BatchConnections;
import com.firewalker.platform.data.MysqlUrl;
import com.firewalker.platform.data.PrimaryData;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** The side that follows: reads the ledger on the primary, keeps tokens and views in the service's own schema. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProcessorSettings.class)
@Import(AxonDefaults.class)
public class LedgerReading {

    @Bean(defaultCandidate = false, destroyMethod = "close")
    @Qualifier("ledgerDataSource") HikariDataSource ledgerDataSource(
            @Value("${firewalker.mysql.url}") String server,
            @Value("${firewalker.ledger.schema:firewalker_command}") String schema,
            @Value("${firewalker.mysql.user}") String user,
            @Value("${firewalker.mysql.password:}") String password,
            @Value("${firewalker.ledger.pool-size:6}") int poolSize) {
        HikariConfig config = PrimaryData.bounded("ledger", poolSize);
        config.setJdbcUrl(MysqlUrl.schema(server, schema));
        config.setUsername(user);
        config.setPassword(password);
        HikariDataSource dataSource = new HikariDataSource(config);
        LedgerSchema.migrate(dataSource, "ledger");
        return dataSource;
    }

    @Bean
    LedgerHead ledgerHead(@Qualifier("ledgerDataSource") DataSource ledger) {
        return new LedgerHead(ledger);
    }

    @Bean
    LedgerReader ledgerReader(@Qualifier("ledgerDataSource") DataSource ledger, EventTypes types) {
        return new LedgerReader(ledger, types);
    }

    @Bean
    LedgerWakeups ledgerWakeups(LedgerHead head, @Value("${firewalker.redis.url}") String redisUrl) {
        return new LedgerWakeups(head, redisUrl);
    }

    @Bean
    LedgerTail ledgerTail(LedgerReader reader, LedgerHead head, LedgerWakeups wakeups) {
        return new LedgerTail(reader, head, wakeups);
    }

    @Bean
    TransactionManager axonTransactionManager(
            PlatformTransactionManager transactionManager, ObjectProvider<BatchConnections> batches) {
        BatchConnections own = batches.getIfAvailable();
        return new SpringTransactionManager(own == null ? transactionManager : own.transactions());
    }

    @Bean
    ReaderHealth ledgerReadersHealthIndicator() {
        return new ReaderHealth();
    }

    @Bean
    LedgerTokenStore tokenStore(
            DataSource dataSource,
            Serializer general,
            ProcessorSettings settings,
            LedgerHead ledger,
            ReaderHealth health) {
        LedgerSchema.migrate(dataSource, "tokens");
        return new LedgerTokenStore(dataSource, general, settings.nodeId(), settings.claimTimeout(), ledger, health);
    }

    @Bean
    AppliedPositions appliedPositions(DataSource dataSource) {
        return new AppliedPositions(new JdbcTemplate(dataSource));
    }

    @Bean
    ConfigurerModule ledgerProcessors(
            ProcessorSettings settings,
            LedgerTail tail,
            EventTypes types,
            AppliedPositions applied,
            ObjectProvider<HandlerGuard> guard) {
        FollowingProcessors processors = new FollowingProcessors(
                settings, tail, types, applied, guard.getIfAvailable(() -> (processor, handlers) -> handlers));
        return configurer -> configurer.eventProcessing(processing -> processing
                .registerEventProcessorFactory(processors)
                .registerDefaultListenerInvocationErrorHandler(axon -> PropagatingErrorHandler.instance())
                .registerDefaultSequencingPolicy(axon -> Sequences.perOwner()));
    }
}
