package com.firewalker.platform.ledger.follow;

import com.firewalker.platform.ledger.balance.ProcessingNodes;
import com.firewalker.platform.ledger.balance.SegmentBalancer;
import com.firewalker.platform.ledger.store.EventTypes;
import com.firewalker.platform.ledger.store.LedgerHead;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.platform.ledger.store.LedgerSchema;
import com.firewalker.platform.ledger.store.Sequences;
import javax.sql.DataSource;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tail of the ledger and the processors on it; runs the tokens' migrations in the service's own schema. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProcessorSettings.class)
public class ProcessorConfiguration {

    @Bean
    LedgerWakeups ledgerWakeups(LedgerHead head, @Value("${firewalker.redis.url}") String redisUrl) {
        return new LedgerWakeups(head, redisUrl);
    }

    @Bean
    LedgerTail ledgerTail(LedgerReader reader, LedgerHead head, LedgerWakeups wakeups) {
        return new LedgerTail(reader, head, wakeups);
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

    /** The token store has made the table. */
    @Bean
    ProcessingNodes processingNodes(DataSource dataSource, LedgerTokenStore tokens, ProcessorSettings settings) {
        return new ProcessingNodes(new JdbcTemplate(dataSource), settings.nodeId(), SegmentBalancer.SILENT_MILLIS);
    }

    @Bean
    SegmentBalancer segmentBalancer(ProcessingNodes nodes, EventProcessingConfiguration processors) {
        return new SegmentBalancer(nodes, processors);
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
