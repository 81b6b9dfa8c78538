package com.firewalker.platform.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DrainWaitTest {

    /** On one machine three services end at once, and each may be closed from a thread of the common pool. */
    @Test
    void endsThoughTheCommonPoolIsFullOfThoseWhoWaitForIt() throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        int threads = Math.max(1, ForkJoinPool.getCommonPoolParallelism());
        CountDownLatch waiting = new CountDownLatch(threads);
        CountDownLatch over = new CountDownLatch(1);
        try {
            for (int thread = 0; thread < threads; thread++) {
                ForkJoinPool.commonPool().execute(() -> {
                    waiting.countDown();
                    awaitQuietly(over);
                });
            }
            waiting.await();
            DrainWait wait = new DrainWait(Duration.ofMillis(1));
            wait.start();

            wait.stop(stopped::countDown);

            assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(wait.isRunning()).isFalse();
        } finally {
            over.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
