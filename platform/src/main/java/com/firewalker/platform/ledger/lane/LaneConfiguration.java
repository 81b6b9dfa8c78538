package com.firewalker.platform.ledger.lane;

import com.firewalker.platform.data.MysqlUrl;
import com.firewalker.platform.ledger.follow.LedgerSignal;
import com.firewalker.platform.ledger.store.EventTypes;
import com.firewalker.platform.ledger.store.LedgerEventStorageEngine;
import com.firewalker.platform.ledger.store.LedgerEventStore;
import com.firewalker.platform.ledger.store.LedgerSchema;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.DriverManager;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.DuplicateCommandHandlerResolver;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Command bus, event store on the lanes' connections, and the lanes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LedgerSettings.class)
public class LaneConfiguration {

    @Bean
    static AggregateDefaults aggregateDefaults() {
        return new AggregateDefaults();
    }

    @Bean
    AggregateCache aggregateCache(LedgerSettings settings) {
        return new AggregateCache(settings.cachedAggregates());
    }

    @Bean
    StreamLocks aggregateLocks() {
        return new StreamLocks();
    }

    @Bean
    CommandTargets commandTargets() {
        return new CommandTargets();
    }

    @Bean
    LedgerConnections ledgerConnections(DataSource dataSource, PlatformTransactionManager transactionManager) {
        LedgerSchema.migrate(dataSource, "ledger");
        return new LedgerConnections(dataSource, transactionManager);
    }

    @Bean
    TransactionManager axonTransactionManager(
            PlatformTransactionManager transactionManager, LedgerConnections connections) {
        return new LaneAwareTransactions(transactionManager, connections);
    }

    @Bean
    LedgerEventStorageEngine eventStorageEngine(LedgerConnections connections, EventTypes types) {
        return new LedgerEventStorageEngine(connections, types);
    }

    @Bean
    LedgerEventStore eventStore(LedgerEventStorageEngine engine) {
        return new LedgerEventStore(engine);
    }

    @Bean
    @Qualifier("localSegment") SimpleCommandBus commandBus(
            TransactionManager transactionManager,
            DuplicateCommandHandlerResolver duplicates,
            CorrelationDataProvider correlation) {
        SimpleCommandBus bus = SimpleCommandBus.builder()
                .transactionManager(transactionManager)
                .duplicateCommandHandlerResolver(duplicates)
                .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
                .build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<CommandMessage<?>>(correlation));
        return bus;
    }

    @Bean
    CommandLanes commandLanes(
            LedgerSettings settings,
            SimpleCommandBus commandBus,
            LedgerEventStore eventStore,
            LedgerEventStorageEngine engine,
            LedgerConnections connections,
            CommandTargets targets,
            StreamLocks aggregateLocks,
            AggregateCache aggregateCache,
            LedgerSignal signal,
            MeterRegistry meters,
            LaneConnection.Opener opener) {
        CommandBatchRunner runner =
                new CommandBatchRunner(commandBus, eventStore, engine, aggregateCache, aggregateCache::noticeOthers);
        CommandMessages messages = new CommandMessages(targets);
        TransactionalCommands transactional =
                new TransactionalCommands(messages, runner, connections, aggregateLocks, aggregateCache, signal);
        return new CommandLanes(
                settings,
                runner,
                messages,
                transactional,
                aggregateLocks,
                connections,
                opener,
                signal,
                new LedgerMetrics(meters));
    }

    @Bean
    LaneConnection.Opener laneConnections(
            @Value("${firewalker.mysql.url}") String server,
            @Value("${firewalker.mysql.schema}") String schema,
            @Value("${firewalker.mysql.user}") String user,
            @Value("${firewalker.mysql.password:}") String password) {
        String url = MysqlUrl.existing(server, schema) + LaneConnection.OPTIONS;
        return () -> DriverManager.getConnection(url, user, password);
    }
}
