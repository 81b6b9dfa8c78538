package com.firewalker.platform.ledger.follow;

import com.firewalker.platform.ledger.store.EventTypes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.EventProcessingConfigurer.EventProcessorBuilder;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;

/**
 * Makes each processor a pooled streaming one on the ledger: with the types picked out that its handlers name, or in
 * batches where they name those.
 */
final class FollowingProcessors implements EventProcessorBuilder {
    private static final long CLAIM_INTERVAL_MILLIS = 2_000;

    private final ProcessorSettings settings;
    private final LedgerTail tail;
    private final EventTypes types;
    private final AppliedPositions applied;
    private final HandlerGuard guard;

    FollowingProcessors(
            ProcessorSettings settings,
            LedgerTail tail,
            EventTypes types,
            AppliedPositions applied,
            HandlerGuard guard) {
        this.settings = settings;
        this.tail = tail;
        this.types = types;
        this.applied = applied;
        this.guard = guard;
    }

    @Override
    public EventProcessor build(String name, Configuration axon, EventHandlerInvoker handlers) {
        int segments = settings.segmentsOf(name);
        ReaderBackpressure pace = new ReaderBackpressure();
        FollowingInvoker invoker = new FollowingInvoker(guard.guard(name, handlers), position -> {
            applied.advanced(name, segments == 1 ? position : AppliedPositions.UNKNOWN);
            pace.committed(position);
        });
        boolean inBatches = HandledTypes.areBatches(handlers);
        if (inBatches && segments != 1) {
            throw new IllegalStateException(name + " takes the ledger in batches: it has one segment, not " + segments);
        }
        return PooledStreamingEventProcessor.builder()
                .name(name)
                .eventHandlerInvoker(invoker)
                .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(
                        inBatches
                                ? tail.inBatches(settings.batchOf(name), settings.gatherOf(name), pace)
                                : tail.of(HandledTypes.of(handlers, types), settings.gatherOf(name)))
                .tokenStore(axon.getComponent(TokenStore.class))
                .transactionManager(axon.getComponent(TransactionManager.class))
                .coordinatorExecutor(coordinator(axon, name))
                .workerExecutor(workers(axon, segments, name))
                .initialSegmentCount(segments)
                .batchSize(inBatches ? 1 : settings.batchOf(name))
                .tokenClaimInterval(CLAIM_INTERVAL_MILLIS)
                .claimExtensionThreshold(settings.claimTimeout().toMillis() / 3)
                .enableCoordinatorClaimExtension()
                .initialToken(source -> start(name, handlers, source))
                .build();
    }

    /** What cannot be replayed has nothing to do with the past; what can begins with the first event. */
    private TrackingToken start(
            String name, EventHandlerInvoker handlers, StreamableMessageSource<TrackedEventMessage<?>> source) {
        ProcessorSettings.Start start = settings.startOf(name);
        boolean fromHead = start == null ? !handlers.supportsReset() : start == ProcessorSettings.Start.HEAD;
        return fromHead ? source.createHeadToken() : source.createTailToken();
    }

    private static ScheduledExecutorService coordinator(Configuration axon, String name) {
        return endingWith(axon, new CoordinatorThread(new AxonThreadFactory("coordinator-" + name)));
    }

    private static ScheduledExecutorService workers(Configuration axon, int count, String name) {
        return endingWith(axon, Executors.newScheduledThreadPool(count, new AxonThreadFactory("worker-" + name)));
    }

    private static ScheduledExecutorService endingWith(Configuration axon, ScheduledExecutorService threads) {
        axon.onShutdown(threads::shutdown);
        return threads;
    }
}
