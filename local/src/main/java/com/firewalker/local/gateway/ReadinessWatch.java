package com.firewalker.local.gateway;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks every node whether it is ready. A node that says no, or that nobody listens for, is left out at once; one that is
 * only slow to answer after several times, because a busy machine is slow as a whole.
 */
final class ReadinessWatch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ReadinessWatch.class);
    private static final long PERIOD_MILLIS = 250;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int SLOW_ANSWERS = 3;

    private final List<Upstream> nodes;
    private final Map<Upstream, Integer> slow = new ConcurrentHashMap<>();
    private final Map<Upstream, Boolean> asked = new ConcurrentHashMap<>();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "readiness-watch");
        thread.setDaemon(true);
        return thread;
    });

    ReadinessWatch(List<Upstream> nodes) {
        this.nodes = nodes;
        ScheduledFuture<?> unused =
                clock.scheduleWithFixedDelay(() -> nodes.forEach(this::ask), 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void ask(Upstream node) {
        if (asked.putIfAbsent(node, true) != null) {
            return;
        }
        HttpRequest question = HttpRequest.newBuilder(node.management().resolve("/actuator/health/readiness"))
                .timeout(PATIENCE)
                .build();
        CompletableFuture<?> unused = client.sendAsync(question, HttpResponse.BodyHandlers.discarding())
                .whenComplete((answer, failure) -> {
                    asked.remove(node);
                    told(node, answer != null && answer.statusCode() == 200, failure);
                });
    }

    private void told(Upstream node, boolean ready, @Nullable Throwable failure) {
        boolean isSlow = failure != null && timedOut(failure);
        if (isSlow && slow.merge(node, 1, Integer::sum) < SLOW_ANSWERS) {
            return;
        }
        if (!isSlow) {
            slow.remove(node);
        }
        if (node.isReady() != ready) {
            log.info("{} is {}", node.name(), ready ? "ready" : "left out");
            node.isReady(ready);
        }
        slow.keySet().retainAll(nodes);
    }

    private static boolean timedOut(Throwable failure) {
        return failure instanceof HttpTimeoutException || failure.getCause() instanceof HttpTimeoutException;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
