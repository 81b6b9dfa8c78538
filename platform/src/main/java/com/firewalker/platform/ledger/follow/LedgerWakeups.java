package com.firewalker.platform.ledger.follow;

import com.firewalker.platform.ledger.store.Checkpoint;
import com.firewalker.platform.ledger.store.LedgerHead;
import com.firewalker.platform.ledger.store.LedgerTailLost;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisURI;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Knows how far the ledger goes and calls whoever follows it. Only the head row is believed: a message on Redis, whatever
 * it says, makes this look at once, and so does anybody of this process who reads a head that is further. Behind it
 * stands a poll: slow while messages come, quick where there is no connection or events were found without a message.
 */
final class LedgerWakeups implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(LedgerWakeups.class);
    private static final long POLL_MILLIS = 250;
    private static final long SLOW_POLL_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long DISTRUST_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(8);
    private static final Checkpoint UNKNOWN = new Checkpoint(-1, null);

    private final LedgerHead head;
    private final RedisURI uri;
    private final AtomicBoolean lookIsDue = new AtomicBoolean();
    private final Set<Runnable> whenTheTailIsLost = ConcurrentHashMap.newKeySet();
    private volatile Checkpoint known = UNKNOWN;
    private volatile long lookedNanos = System.nanoTime() - LOOK_EVERY_NANOS;
    private final Set<LongConsumer> followers = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("ledger-wakeups-"));
    private final RedisClient client = RedisClient.create();
    private CompletableFuture<Void> subscription = CompletableFuture.completedFuture(null);
    private volatile boolean running;
    private volatile boolean subscribed;
    private volatile long distrustUntilNanos = System.nanoTime();

    LedgerWakeups(LedgerHead head, String redisUrl) {
        this.head = head;
        this.uri = RedisURI.create(redisUrl);
        head.whenSeen(position -> {
            if (position > known.position()) {
                lookSoon();
            }
        });
        client.addListener(new RedisConnectionStateListener() {
            @Override
            public void onRedisDisconnected(RedisChannelHandler<?, ?> connection) {
                subscribed = false;
            }
        });
    }

    /** A position up to which everything is committed; the ledger may go further. Negative before the first look. */
    long knownHead() {
        return known.position();
    }

    /** Calls where events that were known are not in the ledger any more, before anybody is told the new head. */
    void whenTheTailIsLost(Runnable action) {
        whenTheTailIsLost.add(action);
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
            ScheduledFuture<?> unused = clock.schedule(action, millis, TimeUnit.MILLISECONDS);
        }
    }

    /** Where the ledger ends now. */
    long look() {
        Checkpoint before = known;
        Checkpoint now = lookBehind(before);
        if (now.position() != before.position()) {
            followers.forEach(follower -> follower.accept(now.position()));
        }
        return now.position();
    }

    private synchronized Checkpoint lookBehind(Checkpoint before) {
        LedgerHead.Look look = head.look(known);
        lookedNanos = System.nanoTime();
        if (!look.agrees() || look.head().position() < known.position()) {
            log.error(
                    "the ledger lost its tail: it went to {} and goes to {}; see {}",
                    before.position(),
                    look.head().position(),
                    LedgerTailLost.RUNBOOK);
            whenTheTailIsLost.forEach(Runnable::run);
        }
        known = look.head();
        return look.head();
    }

    /** A message says that there may be something to see, never what; where many come, one look answers them all. */
    private void lookSoon() {
        if (running && lookIsDue.compareAndSet(false, true)) {
            long wait = lookedNanos + LOOK_EVERY_NANOS - System.nanoTime();
            ScheduledFuture<?> unused = clock.schedule(this::lookNow, Math.max(0, wait), TimeUnit.NANOSECONDS);
        }
    }

    private void lookNow() {
        lookIsDue.set(false);
        poll();
    }

    private void pollIfDue() {
        long now = System.nanoTime();
        if (subscribed && now - distrustUntilNanos > 0 && now - lookedNanos < SLOW_POLL_NANOS) {
            return;
        }
        long before = known.position();
        poll();
        if (subscribed && before >= 0 && known.position() > before) {
            distrustUntilNanos = System.nanoTime() + DISTRUST_NANOS;
        }
    }

    private void poll() {
        try {
            look();
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
            public void message(String channel, String anything) {
                lookSoon();
            }

            /** After every connection: what was said before it was not heard. */
            @Override
            public void subscribed(String channel, long count) {
                subscribed = true;
                lookSoon();
            }
        });
        return connection.async().subscribe(LedgerSignal.CHANNEL).toCompletableFuture();
    }

    @Override
    public void start() {
        running = true;
        subscription = subscribe();
        ScheduledFuture<?> unused =
                clock.scheduleWithFixedDelay(this::pollIfDue, 0, POLL_MILLIS, TimeUnit.MILLISECONDS);
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
