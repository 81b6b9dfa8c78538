package com.firewalker.bench.simulator.store;

import io.lettuce.core.RedisCommandExecutionException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Redis in memory, as far as the product uses it: strings, hashes, sets and sorted sets that expire, scripts that run
 * whole or not at all. What it holds can be copied and put back, as a failover does that loses the tail.
 */
public final class SimulatedRedis {

    private final Map<String, Object> values = new TreeMap<>();
    private final Map<String, Long> expiry = new HashMap<>();
    private final Set<String> scripts = new HashSet<>();
    private final Clock clock;

    public SimulatedRedis(Clock clock) {
        this.clock = clock;
    }

    /** All that it holds. */
    public record Copy(Map<String, Object> values, Map<String, Long> expiry) {}

    public Copy copy() {
        Map<String, Object> all = new TreeMap<>();
        values.forEach((key, value) -> all.put(key, copied(value)));
        return new Copy(all, new HashMap<>(expiry));
    }

    private static Object copied(Object value) {
        if (value instanceof Map<?, ?> hash) {
            return new LinkedHashMap<>(hash);
        }
        if (value instanceof Set<?> set) {
            return new LinkedHashSet<>(set);
        }
        return value instanceof SortedSetValue sorted ? sorted.copy() : value;
    }

    /** Starts again with what another server had; that one knows no scripts. */
    public void putBack(Copy copy) {
        wipe();
        copy.values().forEach((key, value) -> values.put(key, copied(value)));
        expiry.putAll(copy.expiry());
    }

    public void wipe() {
        values.clear();
        expiry.clear();
        scripts.clear();
    }

    boolean knows(String digest) {
        return scripts.contains(digest);
    }

    void learn(String digest) {
        scripts.add(digest);
    }

    /** The names of all keys that are still there. */
    public List<String> keys() {
        return List.copyOf(values.keySet()).stream()
                .filter(key -> value(key) != null)
                .toList();
    }

    /** Milliseconds that a key has left; -1 where it has no end, -2 where it is not there. */
    public long left(String key) {
        if (value(key) == null) {
            return -2;
        }
        Long end = expiry.get(key);
        return end == null ? -1 : end - clock.millis();
    }

    /** Answers as the server does: Long, String, list of those, or null. */
    public @Nullable Object call(String... command) {
        String[] a = command;
        return switch (a[0].toUpperCase(Locale.ROOT)) {
            case "GET" -> value(a[1]);
            case "SET" -> set(a);
            case "DEL", "UNLINK" -> delete(a);
            case "EXISTS" -> value(a[1]) == null ? 0L : 1L;
            case "EXPIREAT" -> expireAt(a[1], Long.parseLong(a[2]) * 1000);
            case "PEXPIRE" -> expireAt(a[1], clock.millis() + Long.parseLong(a[2]));
            case "TIME" -> List.of(Long.toString(clock.millis() / 1000), Long.toString(clock.millis() % 1000 * 1000));
            case "PUBLISH" -> 0L;
            case "HGET" -> hash(a[1]).get(a[2]);
            case "HSET" -> hashSet(a);
            case "HDEL" -> hashDelete(a);
            case "HMGET" -> hashGet(a);
            case "HEXISTS" -> hash(a[1]).containsKey(a[2]) ? 1L : 0L;
            case "SADD" -> add(a);
            case "SMEMBERS" -> List.copyOf(members(a[1]));
            default -> sorted(a);
        };
    }

    private Object sorted(String[] a) {
        SortedSetValue sorted = value(a[1]) instanceof SortedSetValue known ? known : new SortedSetValue();
        Object answer = sorted.call(a);
        if (sorted.isEmpty()) {
            drop(a[1]);
        } else {
            values.put(a[1], sorted);
        }
        return answer;
    }

    private @Nullable Object value(String key) {
        Long end = expiry.get(key);
        if (end != null && end <= clock.millis()) {
            drop(key);
        }
        return values.get(key);
    }

    private void drop(String key) {
        values.remove(key);
        expiry.remove(key);
    }

    private Object set(String[] a) {
        values.put(a[1], a[2]);
        expiry.remove(a[1]);
        for (int i = 3; i + 1 < a.length; i += 2) {
            long unit = a[i].equalsIgnoreCase("EX") ? 1000 : 1;
            expiry.put(a[1], clock.millis() + unit * Long.parseLong(a[i + 1]));
        }
        return "OK";
    }

    private long delete(String[] a) {
        long gone = 0;
        for (int i = 1; i < a.length; i++) {
            gone += value(a[i]) == null ? 0 : 1;
            drop(a[i]);
        }
        return gone;
    }

    private long expireAt(String key, long millis) {
        if (value(key) == null) {
            return 0;
        }
        expiry.put(key, millis);
        value(key);
        return 1;
    }

    @SuppressWarnings("unchecked")
    private Map<String, String> hash(String key) {
        Object value = value(key);
        if (value != null && !(value instanceof Map)) {
            throw new RedisCommandExecutionException("WRONGTYPE " + key);
        }
        return value == null ? Map.of() : (Map<String, String>) value;
    }

    private long hashSet(String[] a) {
        Map<String, String> hash = new LinkedHashMap<>(hash(a[1]));
        int before = hash.size();
        for (int i = 2; i + 1 < a.length; i += 2) {
            hash.put(a[i], a[i + 1]);
        }
        values.put(a[1], hash);
        return hash.size() - before;
    }

    private long hashDelete(String[] a) {
        Map<String, String> hash = new LinkedHashMap<>(hash(a[1]));
        int before = hash.size();
        for (int i = 2; i < a.length; i++) {
            hash.remove(a[i]);
        }
        if (hash.isEmpty()) {
            drop(a[1]);
        } else {
            values.put(a[1], hash);
        }
        return before - hash.size();
    }

    private List<@Nullable String> hashGet(String[] a) {
        List<@Nullable String> found = new ArrayList<>();
        for (int i = 2; i < a.length; i++) {
            found.add(hash(a[1]).get(a[i]));
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    private Set<String> members(String key) {
        Object value = value(key);
        return value == null ? new LinkedHashSet<>() : (Set<String>) value;
    }

    private long add(String[] a) {
        Set<String> members = members(a[1]);
        long news = 0;
        for (int i = 2; i < a.length; i++) {
            news += members.add(a[i]) ? 1 : 0;
        }
        values.put(a[1], members);
        return news;
    }
}
