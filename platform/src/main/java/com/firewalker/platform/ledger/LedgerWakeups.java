package com.firewalker.platform.ledger;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Knows how far the ledger goes and calls whoever follows it. Redis tells at once; behind it stands a slow poll of the
 * head, so that nothing but promptness is lost with Redis.
 */
final class LedgerWakeups implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(LedgerWakeups.class);
    private static final long POLL_MILLIS = 250;

    private final LedgerHead head;
    private final RedisURI uri;
    private final AtomicLong known = new AtomicLong();
    private final Set<LongConsumer> followers = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("ledger-wakeups-"));
    private final RedisClient client = RedisClient.create();
    private CompletableFuture<Void> subscription = CompletableFuture.completedFuture(null);
    private volatile boolean running;

    LedgerWakeups(LedgerHead head, String redisUrl) {
        this.head = head;
        this.uri = RedisURI.create(redisUrl);
    }

    /** A position up to which everything is committed; the ledger may go further. */
    long knownHead() {
        return known.get();
    }

    /** Calls with every newly known head, from any thread. */
    void follow(LongConsumer follower) {
        followers.add(follower);
    }

    void leave(LongConsumer follower) {
        followers.remove(follower);
    }

    /** Runs something a little later, on the thread that also polls: keep it short. */
    void later(Runnable action, long millis) {
        if (running) {
            var unused = clock.schedule(action, millis, TimeUnit.MILLISECONDS);
        }
    }

    private void grownTo(long position) {
        if (known.getAndAccumulate(position, Math::max) < position) {
            followers.forEach(follower -> follower.accept(position));
        }
    }

    private void poll() {
        try {
            grownTo(head.position());
            if (subscription.isCompletedExceptionally()) {
                subscription = subscribe();
            }
        } catch (RuntimeException e) {
            log.warn("the head of the ledger could not be read: {}", e.getMessage());
        }
    }

    private CompletableFuture<Void> subscribe() {
        return client.connectPubSubAsync(StringCodec.UTF8, uri)
                .toCompletableFuture()
                .thenCompose(this::listen);
    }

    private CompletableFuture<Void> listen(StatefulRedisPubSubConnection<String, String> connection) {
        connection.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(String channel, String position) {
                grownTo(Long.parseLong(position));
            }
        });
        return connection.async().subscribe(LedgerSignal.CHANNEL).toCompletableFuture();
    }

    @Override
    public void start() {
        running = true;
        subscription = subscribe();
        var unused = clock.scheduleWithFixedDelay(this::poll, 0, POLL_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        clock.shutdownNow();
        client.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the processors start. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1000;
    }
}
