package com.firewalker.platform.web.server;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Ends what takes too long, for many who wait equally long: looked at now and then, in order of arrival. A timer for
 * each of them is set and cleared at the price of two threads woken.
 */
final class ResponseTimeouts implements AutoCloseable {

    private record Waited(CompletableFuture<?> answer, long until) {}

    private final long nanos;
    private final Queue<Waited> waited = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("patience-"));

    ResponseTimeouts(Duration most, Duration look) {
        nanos = most.toNanos();
        ScheduledFuture<?> unused =
                clock.scheduleWithFixedDelay(this::look, look.toMillis(), look.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The answer ends with a {@link TimeoutException} where nothing else ends it. */
    <T> CompletableFuture<T> with(CompletableFuture<T> answer) {
        if (!answer.isDone()) {
            waited.add(new Waited(answer, System.nanoTime() + nanos));
        }
        return answer;
    }

    private void look() {
        long now = System.nanoTime();
        waited.removeIf(wait -> {
            if (wait.until - now <= 0) {
                wait.answer.completeExceptionally(new TimeoutException());
            }
            return wait.answer.isDone();
        });
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
