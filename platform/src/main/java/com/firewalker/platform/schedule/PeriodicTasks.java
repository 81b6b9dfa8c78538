package com.firewalker.platform.schedule;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs every periodic task on a thread of its own while the service is up. */
public final class PeriodicTasks implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PeriodicTasks.class);
    private static final Duration LAST_RUN = Duration.ofSeconds(10);

    private final List<PeriodicTask> tasks;
    private final TaskSignals signals;
    private volatile @Nullable Run run;

    public PeriodicTasks(List<PeriodicTask> tasks, TaskSignals signals) {
        this.tasks = List.copyOf(tasks);
        this.signals = signals;
    }

    /** The threads of one start, until its stop. */
    private static final class Run {
        private final CountDownLatch ended;
        private volatile boolean stopping;

        Run(int threads) {
            ended = new CountDownLatch(threads);
        }
    }

    @Override
    public synchronized void start() {
        Run started = new Run(tasks.size());
        for (PeriodicTask task : tasks) {
            Thread thread = new Thread(() -> repeat(task, started), "task-" + task.name());
            thread.setDaemon(true);
            thread.start();
        }
        run = started;
    }

    private void repeat(PeriodicTask task, Run of) {
        try {
            while (!of.stopping) {
                if (!tryOnce(task, of)) {
                    signals.await(task.name(), pause(task));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            of.ended.countDown();
        }
    }

    private static Duration pause(PeriodicTask task) {
        try {
            return task.pause();
        } catch (RuntimeException e) {
            log.warn(
                    "periodic task {} cannot say when it is due, looking again in a while: {}",
                    task.name(),
                    e.toString());
            return PeriodicTask.LONGEST_PAUSE;
        }
    }

    private static boolean tryOnce(PeriodicTask task, Run of) {
        try {
            return task.run();
        } catch (RuntimeException e) {
            if (of.stopping) {
                log.debug("periodic task {} was cut off by the stop of the service: {}", task.name(), e.toString());
            } else {
                log.warn("periodic task {} failed, retrying after its pause", task.name(), e);
            }
            return false;
        }
    }

    @Override
    public synchronized void stop() {
        Run ending = run;
        run = null;
        if (ending == null) {
            return;
        }
        ending.stopping = true;
        tasks.forEach(task -> signals.wake(task.name()));
        try {
            if (!ending.ended.await(LAST_RUN.toSeconds(), TimeUnit.SECONDS)) {
                log.warn("some periodic tasks did not end within {}", LAST_RUN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return run != null;
    }
}
