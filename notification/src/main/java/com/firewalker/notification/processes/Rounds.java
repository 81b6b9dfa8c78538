package com.firewalker.notification.processes;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs every round on a thread of its own while the service is up; a failing round is logged and tried again. */
@Component
class Rounds implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final long LAST_ROUND_SECONDS = 10;

    private final List<Round> rounds;
    private volatile @Nullable ScheduledExecutorService threads;

    Rounds(List<Round> rounds) {
        this.rounds = rounds;
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newScheduledThreadPool(Math.max(1, rounds.size()), work -> {
            Thread thread = new Thread(work, "notification-round");
            thread.setDaemon(true);
            return thread;
        });
        for (Round round : rounds) {
            long millis = round.pause().toMillis();
            var unused = started.scheduleWithFixedDelay(() -> run(round), millis, millis, TimeUnit.MILLISECONDS);
        }
        threads = started;
    }

    private void run(Round round) {
        try {
            while (isRunning() && round.go()) {
                LOG.trace("{} has more to do", round.name());
            }
        } catch (RuntimeException e) {
            if (isRunning()) {
                LOG.warn("{} failed, tried again in {}", round.name(), round.pause(), e);
            }
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = threads;
        threads = null;
        if (running == null) {
            return;
        }
        running.shutdown();
        try {
            if (!running.awaitTermination(LAST_ROUND_SECONDS, TimeUnit.SECONDS)) {
                running.shutdownNow();
            }
        } catch (InterruptedException e) {
            running.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return threads != null;
    }
}
