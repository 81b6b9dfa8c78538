package com.firewalker.platform.ledger.follow;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.firewalker.platform.ledger.lane.Ledgers;
import com.firewalker.platform.ledger.store.LedgerHead;
import java.time.Duration;
import java.util.Map;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** What a processor may be. */
class FollowingProcessorsTest {

    static final class InBatches {
        @EventHandler
        void on(EventBatch batch) {}
    }

    @Test
    void refusesSeveralSegmentsForWhatTakesTheLedgerInBatches() {
        var settings = new ProcessorSettings("node", Duration.ofSeconds(10), 2, 500, Duration.ZERO, Map.of());
        var processors = new FollowingProcessors(
                settings,
                new LedgerTail(
                        null,
                        null,
                        new LedgerWakeups(new LedgerHead(new SimpleDriverDataSource()), "redis://localhost")),
                Ledgers.TYPES,
                new AppliedPositions(new JdbcTemplate()),
                (processor, handlers) -> handlers);
        var handlers = SimpleEventHandlerInvoker.builder()
                .eventHandlers(new InBatches())
                .build();
        Configuration axon = DefaultConfigurer.defaultConfiguration(false).buildConfiguration();
        assertThatThrownBy(() -> processors.build("days", axon, handlers))
                .hasMessageContaining("days takes the ledger in batches: it has one segment, not 2");
    }
}
