package com.firewalker.platform.ledger.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.firewalker.platform.ledger.lane.Ledgers;
import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.platform.ledger.store.LedgerEventStorageEngine;
import com.firewalker.platform.ledger.store.LedgerHead;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.platform.testing.Servers;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Positions are gapless, in commit order, and visible only after the commit (reliability.md I2, I3, I4). */
class GaplessAppendIT {
    private static final int THREADS = 16;
    private static final int EVENTS = 20_000;
    private static final int GROUP = 10;

    private HikariDataSource one;
    private HikariDataSource other;

    @BeforeEach
    void start() {
        one = Ledgers.freshNode(server(), THREADS);
        other = Ledgers.node(server(), THREADS);
    }

    Ledgers.Server server() {
        return Ledgers.mariaDb();
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
    }

    @Test
    void writersOnTwoNodesLeaveNoHoleAndReadersSeeEveryEventOnceInOrder() throws Exception {
        LedgerWakeups wakeups = wakeups(one);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS + 2);
        List<Future<List<TrackedEventMessage<?>>>> readers =
                List.of(threads.submit(reader(wakeups)), threads.submit(reader(wakeups)));
        LedgerEventStorageEngine[] engines = {Ledgers.engine(one), Ledgers.engine(other)};
        List<Future<?>> writers = IntStream.range(0, THREADS)
                .<Future<?>>mapToObj(i -> threads.submit(() -> write(engines[i % 2], "walker/w" + i)))
                .toList();
        for (Future<?> writer : writers) {
            writer.get(60, TimeUnit.SECONDS);
        }
        List<LedgerEvent> ledger = new LedgerReader(one, Ledgers.TYPES)
                .next(0, EVENTS, EVENTS + 1, Set.of())
                .events();
        assertThat(ledger)
                .extracting(LedgerEvent::position)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, EVENTS).boxed().toList());
        for (Future<List<TrackedEventMessage<?>>> reader : readers) {
            assertThat(reader.get(30, TimeUnit.SECONDS))
                    .extracting(TrackedEventMessage::getIdentifier)
                    .containsExactlyElementsOf(
                            ledger.stream().map(e -> e.eventId().toString()).toList());
        }
        wakeups.stop();
        threads.shutdownNow();
    }

    private static void write(LedgerEventStorageEngine engine, String stream) {
        for (int sequence = 0; sequence < EVENTS / THREADS; sequence += GROUP) {
            int first = sequence;
            List<DomainEventMessage<?>> group = IntStream.range(first, first + GROUP)
                    .<DomainEventMessage<?>>mapToObj(n -> Ledgers.event(stream, n, n + 1))
                    .toList();
            engine.appendEvents(group);
        }
    }

    private Callable<List<TrackedEventMessage<?>>> reader(LedgerWakeups wakeups) {
        return () -> {
            List<TrackedEventMessage<?>> log = new ArrayList<>();
            LedgerReader reader = new LedgerReader(one, Ledgers.TYPES);
            LedgerTail tail = new LedgerTail(reader, new LedgerHead(one), wakeups);
            try (BlockingStream<TrackedEventMessage<?>> stream = tail.openStream(null)) {
                while (log.size() < EVENTS) {
                    log.add(stream.nextAvailable());
                }
            }
            return log;
        };
    }

    private static LedgerWakeups wakeups(HikariDataSource node) {
        LedgerWakeups wakeups =
                new LedgerWakeups(new LedgerHead(node), Servers.redis().url());
        wakeups.start();
        return wakeups;
    }

    @Test
    void aTransactionKilledMidwayLeavesNoHole() throws Exception {
        LedgerEventStorageEngine engine = Ledgers.engine(one);
        engine.appendEvents(Ledgers.event("walker/a", 0, 1));
        assertThatThrownBy(() -> new TransactionTemplate(new JdbcTransactionManager(other)).execute(status -> {
                    Ledgers.engine(other).appendEvents(Ledgers.event("walker/killed", 0, 1));
                    return killOwnSession();
                }))
                .isInstanceOf(RuntimeException.class);
        engine.appendEvents(Ledgers.event("walker/a", 1, 2));
        assertThat(new LedgerReader(one, Ledgers.TYPES).page(0, 10, Set.of()))
                .extracting(LedgerEvent::position, LedgerEvent::streamId, LedgerEvent::sequence)
                .containsExactly(tuple(1L, "walker/a", 0L), tuple(2L, "walker/a", 1L));
    }

    private boolean killOwnSession() {
        try {
            Connection own = DataSourceUtils.getConnection(other);
            long id;
            try (ResultSet row = own.createStatement().executeQuery("SELECT CONNECTION_ID()")) {
                row.next();
                id = row.getLong(1);
            }
            try (Connection killer = one.getConnection()) {
                killer.createStatement().execute("KILL " + id);
            }
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
