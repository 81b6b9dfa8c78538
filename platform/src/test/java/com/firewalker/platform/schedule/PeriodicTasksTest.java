package com.firewalker.platform.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An idle task asks nobody anything until its pause is over or somebody wakes it. */
class PeriodicTasksTest {

    private static final Duration AGES = Duration.ofHours(1);

    private final TaskSignals signals = new TaskSignals();
    private final AtomicInteger runs = new AtomicInteger();
    private PeriodicTasks tasks = new PeriodicTasks(List.of(), signals);

    @AfterEach
    void stop() {
        tasks.stop();
    }

    @Test
    void runsAtTheStartAndWhenWoken() {
        start(AGES, () -> {
            runs.incrementAndGet();
            return false;
        });
        await().until(() -> runs.get() == 1);
        signals.wake("counting");
        await().until(() -> runs.get() == 2);
    }

    @Test
    void runsAgainAtOnceWhileThereIsMore() {
        start(AGES, () -> runs.incrementAndGet() < 5);
        await().until(() -> runs.get() == 5);
    }

    @Test
    void runsAgainAfterAFailure() {
        start(Duration.ofMillis(1), () -> {
            if (runs.incrementAndGet() < 3) {
                throw new IllegalStateException("the first two fail");
            }
            return false;
        });
        await().until(() -> runs.get() >= 3);
    }

    @Test
    void endsAtOnceWhateverTheTaskWaitsFor() {
        start(AGES, () -> {
            runs.incrementAndGet();
            return false;
        });
        await().until(() -> runs.get() == 1);
        long start = System.nanoTime();
        tasks.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(tasks.isRunning()).isFalse();
    }

    private void start(Duration pause, PeriodicTask.Looking look) {
        tasks = new PeriodicTasks(List.of(PeriodicTask.of("counting", pause, look)), signals);
        tasks.start();
    }
}
