package com.firewalker.platform.web.server;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/**
 * The first thing that happens at the end of a service: it says that it is not ready and goes on working until whoever
 * shares out requests has noticed. Only then does it stop taking them. Source: reliability.md, SIGTERM.
 */
final class DrainWait implements SmartLifecycle {

    private final Duration wait;
    private volatile boolean running;

    DrainWait(Duration wait) {
        this.wait = wait;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    /**
     * Beside others of this phase, such as the one that hands claims over. In a thread of its own: the JVM's common pool
     * has one on two processors, and may be full of those who wait for this end.
     */
    @Override
    public void stop(Runnable stopped) {
        Thread waiting = new Thread(() -> waitAndStop(stopped), "drain-wait");
        waiting.setDaemon(true);
        waiting.start();
    }

    private void waitAndStop(Runnable stopped) {
        try {
            TimeUnit.MILLISECONDS.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stop();
            stopped.run();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
