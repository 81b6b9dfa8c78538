package com.firewalker.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/**
 * Sessions that ended, and walkers who were suspended or restored, while access tokens of theirs are still in date.
 * Kept on Redis for the ten minutes such a token can live, told to every instance at once by pub/sub and within half a
 * second by polling. Only a shortening of what expiry does anyway: without Redis a token lives to its end.
 */
public final class RevokedSessions implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(RevokedSessions.class);
    private static final String KEY = "denied-sids";
    private static final String CHANNEL = "denied-sids";
    private static final Duration KEPT = AccessTokenVerifier.MAX_LIFETIME.plusSeconds(60);
    private static final long TICK_MILLIS = 500;
    private static final long OVERLAP_MILLIS = 60_000;
    private static final String DENY = """
            redis.call('ZADD', KEYS[1], ARGV[1], ARGV[2])
            redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[1] - ARGV[3] * 1000)
            redis.call('EXPIRE', KEYS[1], ARGV[3])
            return redis.call('PUBLISH', ARGV[4], ARGV[2])
            """;

    private final Clock clock;
    private final RedisClient client;
    private final RedisURI uri;
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<String>> suspensionListeners = new CopyOnWriteArrayList<>();
    private final Standings standings = new Standings(KEPT);
    private final Set<String> untold = ConcurrentHashMap.newKeySet();
    private final Cache<String, Boolean> denied =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(1_000_000).build();
    private final AtomicReference<@Nullable StatefulRedisConnection<String, String>> store = new AtomicReference<>();
    private final AtomicReference<@Nullable StatefulRedisPubSubConnection<String, String>> news =
            new AtomicReference<>();
    private volatile CompletableFuture<?> connecting = CompletableFuture.completedFuture(null);
    private final Future<?> ticking;
    private volatile long seenUntilMillis;

    RevokedSessions(String redisUrl, Clock clock) {
        this.clock = clock;
        this.uri = RedisURI.create(redisUrl);
        uri.setTimeout(Duration.ofMillis(500));
        this.client = RedisClient.create(uri);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .build());
        this.ticking = client.getResources()
                .eventExecutorGroup()
                .scheduleWithFixedDelay(this::tick, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Whether the session has ended, as far as this instance knows. */
    public boolean contains(String sessionId) {
        return denied.getIfPresent(sessionId) != null;
    }

    /** Called with every session that ends, on any instance; streams of that session end themselves. */
    public void onDenied(Consumer<String> listener) {
        listeners.add(listener);
    }

    /** Called with every walker who is suspended, on any instance; the walker's streams end themselves. */
    public void onSuspended(Consumer<String> listener) {
        suspensionListeners.add(listener);
    }

    /** Ends a session's access tokens on every instance. */
    public void deny(String sessionId) {
        spread(sessionId);
    }

    /** Makes access tokens that are in date speak for a suspended walker, or no longer, on every instance. */
    public void suspend(String walkerId, boolean suspended) {
        spread(Standings.write(walkerId, suspended, clock.millis()));
    }

    /** Whether the walker was suspended or restored of late; null where neither. */
    @Nullable Boolean suspension(String walkerId) {
        return standings.of(walkerId);
    }

    private void spread(String word) {
        untold.add(word);
        learn(word);
        tell(word);
    }

    private boolean isKnown(String word) {
        return Standings.isOne(word) ? standings.knows(word) : contains(word);
    }

    @Override
    public void destroy() {
        ticking.cancel(false);
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
    }

    private void learn(String word) {
        if (Standings.isOne(word)) {
            String suspended = standings.learn(word);
            if (suspended != null) {
                suspensionListeners.forEach(listener -> listener.accept(suspended));
            }
        } else {
            learnEnded(word);
        }
    }

    private void learnEnded(String sessionId) {
        if (denied.asMap().putIfAbsent(sessionId, true) == null) {
            listeners.forEach(listener -> listener.accept(sessionId));
        }
    }

    private void tell(String sessionId) {
        StatefulRedisConnection<String, String> to = store.get();
        if (to == null) {
            return;
        }
        String[] args = {String.valueOf(clock.millis()), sessionId, String.valueOf(KEPT.toSeconds()), CHANNEL};
        RedisFuture<Long> told = to.async().eval(DENY, ScriptOutputType.INTEGER, new String[] {KEY}, args);
        told.thenRun(() -> untold.remove(sessionId));
    }

    private void tick() {
        if (store.get() == null || news.get() == null) {
            connect();
            return;
        }
        untold.stream().filter(this::isKnown).forEach(this::tell);
        untold.removeIf(Predicate.not(this::isKnown));
        poll();
    }

    private void poll() {
        StatefulRedisConnection<String, String> from = store.get();
        if (from == null) {
            return;
        }
        long now = clock.millis();
        Range<Long> recent = Range.create(seenUntilMillis - OVERLAP_MILLIS, Long.MAX_VALUE);
        RedisFuture<List<String>> found = from.async().zrangebyscore(KEY, recent);
        found.thenAccept(sessions -> {
            sessions.forEach(this::learn);
            seenUntilMillis = now;
        });
    }

    private void connect() {
        if (!connecting.isDone()) {
            return;
        }
        CompletableFuture<?> commands = client.connectAsync(StringCodec.UTF8, uri)
                .thenAccept(store::set)
                .toCompletableFuture();
        CompletableFuture<?> pubSub = client.connectPubSubAsync(StringCodec.UTF8, uri)
                .thenAccept(this::subscribe)
                .toCompletableFuture();
        connecting = CompletableFuture.allOf(commands, pubSub);
    }

    private void subscribe(StatefulRedisPubSubConnection<String, String> connection) {
        connection.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(String channel, String sessionId) {
                learn(sessionId);
            }
        });
        RedisFuture<Void> subscribed = connection.async().subscribe(CHANNEL);
        subscribed.exceptionally(e -> {
            log.warn("Redis is unavailable, revoked sessions are found by polling: {}", e.toString());
            return null;
        });
        news.set(connection);
    }
}
