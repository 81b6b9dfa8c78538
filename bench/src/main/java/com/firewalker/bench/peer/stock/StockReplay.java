package com.firewalker.bench.peer.stock;

import com.firewalker.bench.measure.Figure;
import com.firewalker.bench.measure.Measuring;
import com.firewalker.bench.measure.Stores;
import com.firewalker.bench.peer.Peers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Stock Axon's event processor, as its starter configures it, over the stock event table from its first event. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class StockReplay {
    private static final String SCHEMA = "bench_stock_jpa";
    private static final long LOOK = Duration.ofMillis(20).toNanos();
    private static final long PATIENCE = Duration.ofSeconds(30).toNanos();
    private static final long LONGEST = Duration.ofSeconds(4).toNanos();

    @Bean
    static Jackson3SerializerCustomizer axonJson() {
        return StockApp.axonJson();
    }

    @Bean
    StockViews stockViews(JdbcTemplate jdbc, @Value("${bench.redis}") String redis) {
        return new StockViews(jdbc, redis);
    }

    /** Events a second from the first event of the table to the last one, or as far as a round comes in its time. */
    public static Figure rate(Stores stores, int rounds) throws SQLException {
        List<Double> rates = new ArrayList<>();
        for (int i = -1; i < rounds; i++) {
            double rate = replay(stores);
            if (i >= 0) {
                rates.add(rate);
            }
            try (Connection connection = stores.connect(SCHEMA);
                    Statement statement = connection.createStatement()) {
                statement.execute("DELETE FROM token_entry");
            }
        }
        return new Figure("replay", "stock Axon, JPA", "/s", Measuring.median(rates), rates, 0);
    }

    private static double replay(Stores stores) {
        try (ConfigurableApplicationContext app = Peers.start(
                StockReplay.class,
                WebApplicationType.NONE,
                stores.springSettings(SCHEMA),
                StockApp.AXON,
                Peers.JPA,
                Map.of("bench.redis", stores.redisUrl(), "spring.jpa.hibernate.ddl-auto", "none"))) {
            long events = lastPosition(app.getBean(EventStore.class));
            StreamingEventProcessor processor =
                    (StreamingEventProcessor) app.getBean(EventProcessingConfiguration.class)
                            .eventProcessors()
                            .values()
                            .iterator()
                            .next();
            long deadline = System.nanoTime() + PATIENCE;
            while (position(processor) == 0) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("stock Axon does not begin to replay");
                }
                LockSupport.parkNanos(LOOK);
            }
            long from = position(processor);
            long start = System.nanoTime();
            long reached = from;
            while (reached < events && System.nanoTime() - start < LONGEST) {
                LockSupport.parkNanos(LOOK);
                reached = position(processor);
            }
            return (reached - from) * 1e9 / (System.nanoTime() - start);
        }
    }

    private static long lastPosition(EventStore ledger) {
        return ledger.createHeadToken().position().orElse(0);
    }

    private static long position(StreamingEventProcessor processor) {
        return processor.processingStatus().values().stream()
                .mapToLong(status -> status.getCurrentPosition().orElse(0))
                .max()
                .orElse(0);
    }
}
