package com.firewalker.platform.ledger;

import com.firewalker.platform.data.MysqlUrl;
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
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;

/** The side that appends: engine, event store, command bus, lanes. Runs the ledger's migrations. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LedgerSettings.class)
@Import(AxonDefaults.class)
public class LedgerWriting {
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
        return new LedgerEventStorageEngine(connections, types, new EventRules());
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
    RedisSignal ledgerSignal(@Value("${firewalker.redis.url}") String redisUrl) {
        return new RedisSignal(redisUrl);
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
            RedisSignal signal,
            MeterRegistry meters,
            LaneConnection.Opener opener) {
        GroupRunner runner = new GroupRunner(commandBus, eventStore, engine, aggregateCache);
        CommandMessages messages = new CommandMessages(targets);
        LoneCommands alone = new LoneCommands(messages, runner, connections, aggregateLocks, aggregateCache, signal);
        return new CommandLanes(
                settings,
                runner,
                messages,
                alone,
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

    @Bean
    LedgerHead ledgerHead(DataSource dataSource) {
        return new LedgerHead(dataSource);
    }

    @Bean
    LedgerReader ledgerReader(DataSource dataSource, EventTypes types) {
        return new LedgerReader(dataSource, types);
    }

    @Bean
    LedgerWakeups ledgerWakeups(LedgerHead head, @Value("${firewalker.redis.url}") String redisUrl) {
        return new LedgerWakeups(head, redisUrl);
    }

    @Bean
    LedgerTail ledgerTail(LedgerReader reader, LedgerHead head, LedgerWakeups wakeups) {
        return new LedgerTail(reader, head, wakeups);
    }
}
