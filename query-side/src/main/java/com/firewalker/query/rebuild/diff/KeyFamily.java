package com.firewalker.query.rebuild.diff;

import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A view's keys in Redis: {@code name:vN:…} for each version; {@code name:live} with the number of the one that
 * serves; {@code name:versions}, the numbers that have keys; and in each version a hash {@code state} whose
 * {@code position} says how far it is complete, and a set {@code keys} with the names of all others.
 */
public final class KeyFamily {

    private static final String POSITION = "position";
    private static final int STEP = 1000;

    private final RedisClusterCommands<String, String> redis;
    private final String name;

    public KeyFamily(RedisClusterCommands<String, String> redis, String name) {
        this.redis = redis;
        this.name = name;
    }

    public String name() {
        return name;
    }

    public RedisClusterCommands<String, String> redis() {
        return redis;
    }

    public String prefix(int version) {
        return name + ":v" + version + ":";
    }

    private String state(int version) {
        return prefix(version) + "state";
    }

    private String versionsKey() {
        return name + ":versions";
    }

    public void pointTo(int version) {
        redis.set(name + ":live", Integer.toString(version));
    }

    /** How far the version is complete; null where Redis lost something. */
    public @Nullable Long position(int version) {
        String position = redis.hget(state(version), POSITION);
        return position == null ? null : Long.valueOf(position);
    }

    public void complete(int version, long position) {
        redis.hset(state(version), POSITION, Long.toString(position));
        redis.sadd(versionsKey(), Integer.toString(version));
    }

    /** Whoever keeps the family complete fills the version again. */
    public void incomplete(int version) {
        redis.hdel(state(version), POSITION);
    }

    public void drop(int version) {
        List<String> keys = new ArrayList<>(keys(version));
        keys.add(prefix(version) + "keys");
        keys.add(state(version));
        for (int from = 0; from < keys.size(); from += STEP) {
            redis.unlink(keys.subList(from, Math.min(keys.size(), from + STEP)).toArray(String[]::new));
        }
        redis.srem(versionsKey(), Integer.toString(version));
    }

    /** Versions that have keys. */
    public Set<Integer> versions() {
        Set<Integer> versions = new TreeSet<>();
        redis.smembers(versionsKey()).forEach(version -> versions.add(Integer.valueOf(version)));
        return versions;
    }

    /** Names of a version's keys, the state and this list left out. */
    public Set<String> keys(int version) {
        return new TreeSet<>(redis.smembers(prefix(version) + "keys"));
    }

    public long bytes(int version) {
        long bytes = 0;
        for (String key : keys(version)) {
            Long size = redis.memoryUsage(key);
            bytes += size == null ? 0 : size;
        }
        return bytes;
    }
}
