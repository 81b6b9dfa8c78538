package com.firewalker.platform.ledger.lane;

import com.google.common.cache.CacheBuilder;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates between commands, the longest unused leave first. A policy that counts uses would keep yesterday's days,
 * which were used all day long, and turn away today's. Axon removes an entry when its unit of work rolls back. How large
 * an aggregate is, nobody can say, so that a number alone bounds no memory: where it is short they leave too.
 */
final class AggregateCache implements Cache {

    /** Phones upload every half hour or oftener, so that the next upload of a shared day comes within it as a rule. */
    private static final long OTHERS_REMEMBERED_NANOS = Duration.ofMinutes(30).toNanos();

    private final com.google.common.cache.Cache<Object, Object> entries;
    private volatile long othersNoticed = System.nanoTime() - OTHERS_REMEMBERED_NANOS;

    AggregateCache(long maximum) {
        // Few threads use it, and the parts of a divided cache would let go of their entries each by its own order.
        entries = CacheBuilder.newBuilder()
                .concurrencyLevel(1)
                .maximumSize(maximum)
                .softValues()
                .build();
    }

    /** Another node has appended to a stream whose aggregate was kept here. */
    void noticeOthers() {
        othersNoticed = System.nanoTime();
    }

    /** Whether others may have gone on with what is kept. */
    boolean mayBeOld() {
        return System.nanoTime() - othersNoticed < OTHERS_REMEMBERED_NANOS;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <K, V> @Nullable V get(K key) {
        return (V) entries.getIfPresent(key);
    }

    @Override
    public void put(Object key, Object value) {
        entries.put(key, value);
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        return entries.asMap().putIfAbsent(key, value) == null;
    }

    @Override
    public boolean remove(Object key) {
        return entries.asMap().remove(key) != null;
    }

    @Override
    public void removeAll() {
        entries.invalidateAll();
    }

    @Override
    public boolean containsKey(Object key) {
        return entries.asMap().containsKey(key);
    }

    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        throw new UnsupportedOperationException("nobody listens to aggregates coming and going");
    }

    @Override
    @SuppressWarnings("unchecked")
    public <V> void computeIfPresent(Object key, UnaryOperator<V> update) {
        entries.asMap().computeIfPresent(key, (k, value) -> update.apply((V) value));
    }
}
