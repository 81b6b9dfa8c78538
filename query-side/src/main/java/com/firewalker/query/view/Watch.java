package com.firewalker.query.view;

import com.firewalker.platform.ledger.store.Failure;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks again and again, on a thread of its own, while the service is up; after a look that failed comes the next. */
public abstract class Watch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Watch.class);

    private final String name;
    private final long everyMillis;
    private @Nullable ScheduledExecutorService clock;

    protected Watch(String name, long everyMillis) {
        this.name = name;
        this.everyMillis = everyMillis;
    }

    protected abstract void look();

    @Override
    public final void start() {
        clock = Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
        ScheduledFuture<?> unused = clock.scheduleWithFixedDelay(this::tryLook, 0, everyMillis, TimeUnit.MILLISECONDS);
    }

    private void tryLook() {
        try {
            look();
        } catch (RuntimeException e) {
            if (Failure.isOfTheMoment(e)) {
                log.debug("{} cannot look now: {}", name, Failure.words(e));
            } else {
                log.warn("{} failed", name, e);
            }
        }
    }

    @Override
    public final void stop() {
        if (clock != null) {
            clock.shutdownNow();
        }
        clock = null;
    }

    @Override
    public final boolean isRunning() {
        return clock != null;
    }
}
