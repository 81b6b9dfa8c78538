package com.firewalker.testledger;

import com.firewalker.platform.data.PrimaryData;
import com.firewalker.platform.ledger.LedgerWritingConfiguration;
import com.firewalker.platform.ledger.store.EventTypes;
import com.firewalker.platform.ledger.store.LedgerHead;
import com.firewalker.platform.testing.Servers;
import com.firewalker.proto.LedgerEvents;
import com.google.protobuf.Message;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** The real ledger, written to as if by the command side. */
public final class TestLedger implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final EventStore store;
    private final TransactionManager transactions;
    private final RedisClient redis = RedisClient.create(Servers.redis().url());
    private final Map<String, Long> sequences = new HashMap<>();

    private TestLedger(ConfigurableApplicationContext context) {
        this.context = context;
        this.store = context.getBean(EventStore.class);
        this.transactions = context.getBean(TransactionManager.class);
    }

    public static TestLedger open() {
        Map<String, Object> settings = new HashMap<>(Servers.properties());
        settings.put("firewalker.mysql.schema", "firewalker_command");
        settings.put("spring.config.name", "test-ledger");
        settings.put("spring.flyway.enabled", "false");
        settings.put("spring.grpc.server.enabled", "false");
        settings.put("axon.axonserver.enabled", "false");
        settings.put("axon.serializer.general", "jackson3");
        settings.put("axon.serializer.messages", "jackson3");
        settings.put("logging.level.root", "warn");
        return new TestLedger(new SpringApplicationBuilder(App.class)
                .web(WebApplicationType.NONE)
                .properties(settings)
                .run());
    }

    /** Appends to a stream and tells the readers; returns the position. */
    public long append(String streamId, Message... events) {
        return append(List.of(events).stream()
                .map(event -> new Appended(streamId, event))
                .toList());
    }

    public synchronized long append(List<Appended> events) {
        List<DomainEventMessage<?>> messages =
                events.stream().<DomainEventMessage<?>>map(this::message).toList();
        DefaultUnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(messages.get(0));
        unit.attachTransaction(transactions);
        store.publish(messages);
        unit.commit();
        return tellReaders();
    }

    /** Bytes that stand in the ledger as they are, whatever they are. */
    public synchronized long appendBytes(String streamId, String type, byte[] payload) {
        long sequence = sequences.merge(streamId, 0L, (old, zero) -> old + 1);
        transactions.executeInTransaction(() -> {
            JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
            jdbc.update("UPDATE ledger_head SET position = position + 1 WHERE id = 1");
            jdbc.update("""
                            INSERT INTO ledger_event (position, event_id, stream_id, sequence, type, payload, recorded_at)
                            SELECT position, UNHEX(REPLACE(UUID(), '-', '')), ?, ?, ?, ?, UTC_TIMESTAMP(6)
                            FROM ledger_head WHERE id = 1""", streamId, sequence, type, payload);
        });
        return tellReaders();
    }

    /** Tells the readers of a position, whether the ledger has reached it or not. */
    public void announce(long position) {
        try (StatefulRedisConnection<String, String> connection = redis.connect()) {
            connection.sync().publish("ledger", Long.toString(position));
        }
    }

    public long head() {
        return context.getBean(LedgerHead.class).position();
    }

    private long tellReaders() {
        long position = head();
        announce(position);
        return position;
    }

    private DomainEventMessage<?> message(Appended event) {
        long sequence = sequences.merge(event.streamId(), 0L, (old, zero) -> old + 1);
        return new GenericDomainEventMessage<>("test", event.streamId(), sequence, event.event());
    }

    @Override
    public void close() {
        redis.shutdown();
        context.close();
    }

    /** An event and where it belongs. */
    public record Appended(String streamId, Message event) {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({PrimaryData.class, LedgerWritingConfiguration.class})
    static class App {
        @Bean
        EventTypes eventTypes() {
            return EventTypes.of(LedgerEvents.files());
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }
}
