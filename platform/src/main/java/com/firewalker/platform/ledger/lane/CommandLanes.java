package com.firewalker.platform.ledger.lane;

import com.firewalker.platform.ledger.follow.LedgerSignal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/** Commands in groups. A stream always takes the same lane, so that its commands keep their order. */
final class CommandLanes implements Commands, Lane.LaneListener, SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(CommandLanes.class);
    private static final long DRAIN_SECONDS = 15;

    private final LedgerSettings settings;
    private final CommandMessages messages;
    private final TransactionalCommands alone;
    private final LedgerSignal signal;
    private final LedgerMetrics metrics;
    private final List<Lane> lanes;
    private final ConcurrentMap<String, Integer> waitingByOwner = new ConcurrentHashMap<>();
    private final ExecutorService threads;
    private final ExecutorService answers;
    private volatile boolean running;

    CommandLanes(
            LedgerSettings settings,
            CommandBatchRunner runner,
            CommandMessages messages,
            TransactionalCommands alone,
            StreamLocks locks,
            LedgerConnections connections,
            LaneConnection.Opener opener,
            LedgerSignal signal,
            LedgerMetrics metrics) {
        this.settings = settings;
        this.messages = messages;
        this.alone = alone;
        this.signal = signal;
        this.metrics = metrics;
        threads = Executors.newFixedThreadPool(settings.lanes(), new CustomizableThreadFactory("lane-"));
        answers = Executors.newFixedThreadPool(settings.lanes(), new CustomizableThreadFactory("lane-answers-"));
        lanes = IntStream.range(0, settings.lanes())
                .mapToObj(i -> new Lane(
                        settings.queue(),
                        new GroupSize(settings.groupSize()),
                        settings.gather(),
                        runner,
                        locks,
                        connections,
                        new LaneConnection(opener),
                        this,
                        answers))
                .toList();
        metrics.watchQueues(() -> lanes.stream().mapToInt(Lane::waiting).sum());
    }

    @Override
    @SuppressWarnings("unchecked")
    public <R extends @Nullable Object> CompletableFuture<Committed<R>> send(Object command) {
        String streamId = messages.streamOf(command);
        PendingCommand waiting = new PendingCommand(messages.message(command), streamId);
        if (!running) {
            return CompletableFuture.failedFuture(new Overloaded("commands are not accepted now", settings.queue()));
        }
        if (!admit(waiting.owner())) {
            return CompletableFuture.failedFuture(
                    new Overloaded("too many commands of one walker are waiting", settings.perOwner()));
        }
        if (!lanes.get(Math.floorMod(streamId.hashCode(), lanes.size())).offer(waiting)) {
            answered(waiting);
            return CompletableFuture.failedFuture(new Overloaded("too many commands are waiting", settings.queue()));
        }
        return (CompletableFuture<Committed<R>>) (CompletableFuture<?>) waiting.answer();
    }

    private boolean admit(String owner) {
        int mine = waitingByOwner.merge(owner, 1, Integer::sum);
        if (mine > settings.perOwner()) {
            leave(owner);
            return false;
        }
        return true;
    }

    private void leave(String owner) {
        waitingByOwner.computeIfPresent(owner, (o, n) -> n == 1 ? null : n - 1);
    }

    @Override
    public <R extends @Nullable Object> Committed<R> sendInTransaction(Object command) {
        return alone.send(command);
    }

    @Override
    public void committed(int commands, long lastPosition, long nanos) {
        signal.grownTo(lastPosition);
        metrics.appended(commands, lastPosition, nanos);
    }

    @Override
    public void answered(PendingCommand waiting) {
        leave(waiting.owner());
    }

    @Override
    public void start() {
        running = true;
        lanes.forEach(threads::execute);
    }

    /** Runs what was accepted, then ends. */
    @Override
    public void stop() {
        running = false;
        lanes.forEach(Lane::close);
        end(threads);
        end(answers);
    }

    private static void end(ExecutorService executor) {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(DRAIN_SECONDS, TimeUnit.SECONDS)) {
                log.warn("commands were still running after {} s", DRAIN_SECONDS);
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web servers start to take requests, and until after they have stopped. */
    @Override
    public int getPhase() {
        return 0;
    }
}
