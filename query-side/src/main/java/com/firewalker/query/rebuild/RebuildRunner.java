package com.firewalker.query.rebuild;

import com.firewalker.platform.ledger.store.Failure;
import com.firewalker.query.rebuild.replay.LeaseLost;
import com.firewalker.query.rebuild.replay.RebuildSettings;
import com.firewalker.query.rebuild.replay.Transactions;
import com.firewalker.query.rebuild.replay.Unfoldable;
import com.firewalker.query.view.Projection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Carries out rebuilds on this instance: its own, and those whose instance has fallen silent. What an instance leaves
 * behind, at any moment, another one goes on with or clears away.
 */
@Component
class RebuildRunner implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RebuildRunner.class);
    private static final int MOST_ATTEMPTS = 20;
    private static final int SWEEP_EVERY = 10;

    private final Rebuilds rebuilds;
    private final RebuildSteps steps;
    private final ShadowBuilder shadowBuilder;
    private final ShadowWriter writer;
    private final Sweeper sweeper;
    private final Transactions transactions;
    private final RebuildSettings settings;
    private final List<Projection> projections;
    private final ObjectProvider<Observer> observers;
    private final String me = UUID.randomUUID().toString();
    private final Map<String, Thread> running = new ConcurrentHashMap<>();
    private @Nullable ScheduledExecutorService clock;
    private ExecutorService threads = Executors.newCachedThreadPool(RebuildRunner::thread);
    private int ticks;

    /** Hears when a rebuild enters a stage on this instance, before anything of the stage is done. */
    @FunctionalInterface
    interface Observer {
        void entering(Rebuild rebuild);
    }

    RebuildRunner(
            Rebuilds rebuilds,
            RebuildSteps steps,
            ShadowBuilder shadowBuilder,
            ShadowWriter writer,
            Sweeper sweeper,
            Transactions transactions,
            RebuildSettings settings,
            List<Projection> projections,
            ObjectProvider<Observer> observers) {
        this.rebuilds = rebuilds;
        this.steps = steps;
        this.shadowBuilder = shadowBuilder;
        this.writer = writer;
        this.sweeper = sweeper;
        this.transactions = transactions;
        this.settings = settings;
        this.projections = List.copyOf(projections);
        this.observers = observers;
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "rebuild");
        thread.setDaemon(true);
        return thread;
    }

    /** The name under which this instance owns rebuilds. */
    String me() {
        return me;
    }

    @Override
    public void start() {
        threads = Executors.newCachedThreadPool(RebuildRunner::thread);
        clock = Executors.newSingleThreadScheduledExecutor(RebuildRunner::thread);
        long tick = settings.tick().toMillis();
        ScheduledFuture<?> unused = clock.scheduleWithFixedDelay(this::look, 0, tick, TimeUnit.MILLISECONDS);
    }

    /** Rebuilds go on elsewhere, or here after the next start. */
    @Override
    public void stop() {
        ScheduledExecutorService stopping = clock;
        clock = null;
        if (stopping != null) {
            stopping.shutdownNow();
        }
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(20, TimeUnit.SECONDS)) {
                log.warn("a rebuild did not stop in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return clock != null;
    }

    private void look() {
        try {
            running.keySet().forEach(id -> rebuilds.renew(id, settings.lease()));
            for (String id : rebuilds.orphans()) {
                if (!running.containsKey(id) && transactions.own(() -> rebuilds.takeOver(id, me, settings.lease()))) {
                    log.info("going on with rebuild {}", id);
                    launch(id);
                }
            }
            if (ticks++ % SWEEP_EVERY == 0) {
                sweeper.sweep();
            }
        } catch (RuntimeException e) {
            log.warn("rebuilds could not be checked, trying again: {}", Failure.words(e));
        }
    }

    void launch(String id) {
        threads.execute(() -> {
            if (running.putIfAbsent(id, Thread.currentThread()) == null) {
                try {
                    run(id);
                } finally {
                    running.remove(id);
                }
            }
        });
    }

    private void run(String id) {
        try {
            carryOut(id);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (LeaseLost e) {
            clearUnlessWanted(id);
        } catch (RuntimeException e) {
            failed(id, e);
        }
    }

    private void carryOut(String id) throws InterruptedException {
        var progress = new ProgressReporter(rebuilds, id);
        @Nullable RebuildState entered = null;
        while (true) {
            Shadow shadow = find(id);
            if (shadow == null || shadow.rebuild().finishedAt() != null) {
                return;
            }
            if (entered != shadow.rebuild().state()) {
                entered = shadow.rebuild().state();
                observers.forEach(observer -> observer.entering(shadow.rebuild()));
            }
            steps.step(shadow, me, progress);
        }
    }

    private @Nullable Shadow find(String id) {
        Rebuild rebuild = rebuilds.find(id).orElse(null);
        if (rebuild == null) {
            return null;
        }
        return projections.stream()
                .filter(projection ->
                        projection.view().name().equals(rebuild.plan().view()))
                .map(projection -> new Shadow(rebuild, projection))
                .findFirst()
                .orElse(null);
    }

    /** Work that was under way when somebody cancelled may have left something behind. */
    private void clearUnlessWanted(String id) {
        Shadow shadow = find(id);
        if (shadow != null && shadow.rebuild().state() == RebuildState.CANCELLED) {
            drop(shadow);
        }
    }

    private void drop(Shadow shadow) {
        shadowBuilder.drop(shadow, shadow.rebuild().versions().next());
        shadowBuilder.drop(shadow, shadow.rebuild().versions().proof());
    }

    /** A failure of the moment leaves the rebuild to whoever finds it; any other ends it. */
    private void failed(String id, RuntimeException failure) {
        if (Thread.currentThread().isInterrupted()) {
            return;
        }
        Shadow shadow = find(id);
        if (shadow != null && shadow.rebuild().finishedAt() != null) {
            clearUnlessWanted(id);
            return;
        }
        boolean again = Failure.isOfTheMoment(failure) && rebuilds.progress(id).attempts() < MOST_ATTEMPTS;
        if (shadow == null || again) {
            log.warn("rebuild {} was interrupted and will be continued: {}", id, Failure.words(failure));
            return;
        }
        log.error("rebuild {} failed", id, failure);
        String words = words(shadow, failure);
        try {
            transactions.ownly(() -> {
                rebuilds.hold(id, me);
                rebuilds.end(id, RebuildState.FAILED, words);
            });
            drop(shadow);
        } catch (RuntimeException e) {
            log.warn("rebuild {} could not be marked as failed, trying again: {}", id, Failure.words(e));
        }
    }

    private String words(Shadow shadow, RuntimeException failure) {
        return failure instanceof Unfoldable unfoldable
                ? "the event at position " + writer.firstUnfoldable(shadow, unfoldable.facts()) + " cannot be folded: "
                        + Failure.words(failure)
                : Failure.words(failure);
    }
}
