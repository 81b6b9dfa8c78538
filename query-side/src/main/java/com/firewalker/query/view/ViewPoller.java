package com.firewalker.query.view;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks where views are, once for all questions of this node that wait for them: a view that another node moves on is
 * then answered from as quickly as one that this node moves on. Nobody waiting: no statement.
 */
@Component
class ViewPoller implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ViewPoller.class);
    private static final long PAUSE_MILLIS = 5;

    private final ViewSignal signal;
    private final ViewVersions versions;
    private volatile @Nullable Thread thread;

    ViewPoller(ViewSignal signal, ViewVersions versions) {
        this.signal = signal;
        this.versions = versions;
    }

    private void poll() {
        try {
            while (thread == Thread.currentThread()) {
                for (View view : signal.awaited()) {
                    look(view);
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(View view) {
        try {
            signal.moved(view, versions.live(view).position());
        } catch (RuntimeException e) {
            log.debug("the position of {} could not be read, retrying: {}", view.name(), e.getMessage());
        }
    }

    @Override
    public void start() {
        Thread started = new Thread(this::poll, "view-poller");
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
