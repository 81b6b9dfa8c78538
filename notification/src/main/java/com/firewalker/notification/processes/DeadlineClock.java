package com.firewalker.notification.processes;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Lets deadlines fall due only while the service is up: after the processes are ready, before they go. */
@Component
class DeadlineClock implements SmartLifecycle {

    private final Scheduler scheduler;
    private volatile boolean running;

    DeadlineClock(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public void start() {
        scheduler.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        scheduler.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
