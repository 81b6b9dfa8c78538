package com.firewalker.query.rebuild;

import com.firewalker.platform.security.Caller;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells watchers of a rebuild what changes, until it or the watcher's token is over. */
@Component
class RebuildEvents implements DisposableBean {

    private static final long LOOK_MILLIS = 500;

    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "rebuild-events");
        thread.setDaemon(true);
        return thread;
    });
    private final Clock clock;

    RebuildEvents(Clock clock) {
        this.clock = clock;
    }

    SseEmitter watch(Caller caller, Supplier<RebuildReport> report) {
        var emitter = new SseEmitter(caller.millisLeft(clock));
        var watcher = new Watcher(emitter, report);
        ScheduledFuture<?> looking = looks.scheduleWithFixedDelay(watcher, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        watcher.stopWith(looking);
        emitter.onCompletion(() -> looking.cancel(false));
        emitter.onTimeout(emitter::complete);
        emitter.onError(failure -> looking.cancel(false));
        return emitter;
    }

    @Override
    public void destroy() {
        looks.shutdownNow();
    }

    private static final class Watcher implements Runnable {

        private final SseEmitter emitter;
        private final Supplier<RebuildReport> report;
        private final AtomicReference<@Nullable Future<?>> looking = new AtomicReference<>();
        private @Nullable RebuildReport told;

        Watcher(SseEmitter emitter, Supplier<RebuildReport> report) {
            this.emitter = emitter;
            this.report = report;
        }

        void stopWith(Future<?> future) {
            looking.set(future);
        }

        @Override
        public void run() {
            try {
                RebuildReport now = report.get();
                if (!now.equals(told)) {
                    emitter.send(SseEmitter.event().name("progress").data(now));
                    told = now;
                }
                if (now.over()) {
                    emitter.complete();
                    stop();
                }
            } catch (IOException | RuntimeException e) {
                emitter.completeWithError(e);
                stop();
            }
        }

        private void stop() {
            Future<?> future = looking.get();
            if (future != null) {
                future.cancel(false);
            }
        }
    }
}
