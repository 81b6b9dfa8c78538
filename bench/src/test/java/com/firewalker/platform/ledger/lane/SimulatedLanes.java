package com.firewalker.platform.ledger.lane;

import com.firewalker.platform.ledger.store.EventTypes;
import com.firewalker.platform.ledger.store.LedgerEventStorageEngine;
import com.firewalker.platform.ledger.store.LedgerEventStore;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;

/** The product's lanes on the caller's thread: commands wait until a lane is told to run a group of them. */
public final class SimulatedLanes implements Commands, Lane.LaneListener {

    private static final int QUEUE = 1000;
    private static final Map<Class<?>, AggregateModel<?>> MODELS = new ConcurrentHashMap<>();

    private final Deque<PendingCommand> waiting = new ArrayDeque<>();
    private final CommandMessages messages = new CommandMessages(new CommandTargets());
    private final StreamLocks locks = new StreamLocks();
    private final LedgerConnections connections;
    private final LaneConnection.Opener opener;
    private final CommandBatchRunner runner;
    private final TransactionalCommands alone;
    private final LedgerEventStore store;
    private boolean immediate;

    /** @param cached a planted fault in what a node keeps of its aggregates */
    public SimulatedLanes(
            DataSource mysql,
            PlatformTransactionManager transactions,
            EventTypes types,
            List<Class<?>> aggregates,
            UnaryOperator<Cache> cached) {
        connections = new LedgerConnections(mysql, transactions);
        opener = mysql::getConnection;
        var engine = new LedgerEventStorageEngine(connections, types);
        store = new LedgerEventStore(engine);
        var kept = new AggregateCache(1000);
        Cache cache = cached.apply(kept);
        SimpleCommandBus bus = SimpleCommandBus.builder()
                .transactionManager(new LaneAwareTransactions(transactions, connections))
                .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
                .build();
        aggregates.forEach(type -> subscribe(type, bus, cache, kept));
        runner = new CommandBatchRunner(bus, store, engine, cache, kept::noticeOthers);
        alone = new TransactionalCommands(messages, runner, connections, locks, cache, position -> {});
    }

    @SuppressWarnings("unchecked")
    private <T> void subscribe(Class<T> type, SimpleCommandBus bus, Cache cache, AggregateCache kept) {
        AggregateModel<T> model =
                (AggregateModel<T>) MODELS.computeIfAbsent(type, AnnotatedAggregateMetaModelFactory::inspectAggregate);
        AggregateAnnotationCommandHandler.<T>builder()
                .aggregateType(type)
                .aggregateModel(model)
                .repository(new AggregateDefaults.CaughtUp<>(
                        EventSourcingRepository.builder(type)
                                .aggregateModel(model)
                                .eventStore(store)
                                .lockFactory(locks)
                                .cache(cache),
                        store,
                        kept))
                .commandTargetResolver(new CommandTargets())
                .build()
                .subscribe(bus);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <R extends @Nullable Object> CompletableFuture<Committed<R>> send(Object command) {
        CommandMessage<?> message = messages.message(command);
        PendingCommand pending = new PendingCommand(message, messages.streamOf(command));
        waiting.add(pending);
        if (immediate) {
            run(QUEUE);
        }
        return (CompletableFuture<Committed<R>>) (CompletableFuture<?>) pending.answer();
    }

    @Override
    public <R extends @Nullable Object> Committed<R> sendInTransaction(Object command) {
        return alone.send(command);
    }

    /** Work that waits for its answers: every command runs as soon as it is sent. */
    public void atOnce(Runnable work) {
        immediate = true;
        try {
            work.run();
        } finally {
            immediate = false;
        }
    }

    public int waiting() {
        return waiting.size();
    }

    /** Runs a group of at most so many commands, and whatever its answers lead to stays waiting. */
    public void run(int most) {
        var lane = new Lane(
                QUEUE,
                new GroupSize(QUEUE),
                Duration.ZERO,
                runner,
                locks,
                connections,
                new LaneConnection(opener),
                this,
                Runnable::run);
        for (int i = 0; i < most && !waiting.isEmpty(); i++) {
            lane.offer(waiting.remove());
        }
        lane.close();
        lane.run();
    }

    @Override
    public void committed(int commands, long lastPosition, long nanos) {}

    @Override
    public void answered(PendingCommand pending) {}
}
