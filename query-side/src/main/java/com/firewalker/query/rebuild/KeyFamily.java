package com.firewalker.query.rebuild;

import io.lettuce.core.CopyArgs;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanIterator;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A view's keys in Redis: {@code name:vN:…} for each version, {@code name:live} with the number of the one that
 * serves, and in each version a hash {@code state} whose {@code position} says how far it is complete.
 */
final class KeyFamily {

    private static final String STATE = "state";
    private static final String POSITION = "position";
    private static final int STEP = 1000;

    private final RedisCommands<String, String> redis;
    private final String name;

    KeyFamily(RedisCommands<String, String> redis, String name) {
        this.redis = redis;
        this.name = name;
    }

    private String prefix(String version) {
        return name + ":v" + version + ":";
    }

    void pointTo(int version) {
        redis.set(name + ":live", Integer.toString(version));
    }

    /** How far the version is complete; null where Redis lost something. */
    @Nullable Long position(int version) {
        var position = redis.hget(prefix(Integer.toString(version)) + STATE, POSITION);
        return position == null ? null : Long.valueOf(position);
    }

    void complete(int version, long position) {
        redis.hset(prefix(Integer.toString(version)) + STATE, POSITION, Long.toString(position));
    }

    /** Who keeps the family fills the version again. */
    void incomplete(int version) {
        redis.hdel(prefix(Integer.toString(version)) + STATE, POSITION);
    }

    void drop(int version) {
        drop(Integer.toString(version));
        dropCopy(version);
    }

    void dropCopy(int version) {
        drop(copy(version));
    }

    private void drop(String version) {
        var keys = keys(version);
        for (int from = 0; from < keys.size(); from += STEP) {
            redis.unlink(keys.subList(from, Math.min(keys.size(), from + STEP)).toArray(String[]::new));
        }
    }

    /** Copies a version aside as it is now; the caller keeps writers out meanwhile. */
    void copyAside(int version) {
        dropCopy(version);
        var own = Integer.toString(version);
        for (var key : keys(own)) {
            redis.copy(
                    key, prefix(copy(version)) + key.substring(prefix(own).length()), CopyArgs.Builder.replace(true));
        }
    }

    private static String copy(int version) {
        return version + "-copy";
    }

    /** Versions that have at least one key; copies count as the version they were taken of. */
    List<Integer> versions() {
        var versions = new TreeSet<Integer>();
        scan(name + ":v*")
                .forEach(key -> versions.add(
                        Integer.valueOf(key.substring(name.length() + 2).replaceFirst("(-copy)?:.*", ""))));
        return new ArrayList<>(versions);
    }

    private List<String> keys(String version) {
        return scan(prefix(version) + "*");
    }

    private List<String> scan(String pattern) {
        return ScanIterator.scan(redis, ScanArgs.Builder.matches(pattern).limit(STEP)).stream()
                .distinct()
                .toList();
    }

    long bytes(int version) {
        long bytes = 0;
        for (var key : keys(Integer.toString(version))) {
            Long size = redis.memoryUsage(key);
            bytes += size == null ? 0 : size;
        }
        return bytes;
    }

    /** Every member of every key of the first version's copy against the other version, the state left out. */
    void compareCopy(int copied, int other, Findings findings) {
        compare(copy(copied), Integer.toString(other), findings);
    }

    void compare(int version, int other, Findings findings) {
        compare(Integer.toString(version), Integer.toString(other), findings);
    }

    private void compare(String version, String other, Findings findings) {
        var olds = relative(version);
        var news = relative(other);
        var all = new TreeSet<>(olds.keySet());
        all.addAll(news.keySet());
        for (var key : all) {
            var before = members(olds.get(key));
            var after = members(news.get(key));
            if (!before.isEmpty() && !after.isEmpty() || !expired(olds.get(key), news.get(key))) {
                compare(key, before, after, findings);
            }
        }
    }

    private Map<String, String> relative(String version) {
        var keys = new TreeMap<String, String>();
        for (var key : keys(version)) {
            var rest = key.substring(prefix(version).length());
            if (!rest.equals(STATE)) {
                keys.put(rest, key);
            }
        }
        return keys;
    }

    private void compare(String key, Map<String, String> olds, Map<String, String> news, Findings findings) {
        var members = new TreeSet<>(olds.keySet());
        members.addAll(news.keySet());
        for (var member : members) {
            var before = olds.get(member);
            var after = news.get(member);
            if (before != null && before.equals(after)) {
                findings.equal();
            } else {
                findings.differs(name + ":" + key, Map.of("member", member), told(before), told(after));
            }
        }
    }

    /** Both keys were there and their time here ended while one was being read: nothing is left to compare. */
    private boolean expired(@Nullable String one, @Nullable String other) {
        return one != null && other != null && redis.exists(one, other) == 0;
    }

    private static @Nullable Map<String, @Nullable String> told(@Nullable String value) {
        return value == null ? null : Map.of("value", value);
    }

    /** A key's members with what each holds: score, field value, or nothing but being there. */
    private Map<String, String> members(@Nullable String key) {
        var members = new HashMap<String, String>();
        if (key == null) {
            return members;
        }
        switch (redis.type(key)) {
            case "hash" -> members.putAll(redis.hgetall(key));
            case "zset" ->
                redis.zrangeWithScores(key, 0, -1)
                        .forEach(member -> members.put(member.getValue(), Double.toString(member.getScore())));
            case "set" -> redis.smembers(key).forEach(value -> members.put(value, ""));
            case "string" -> members.put("", String.valueOf(redis.get(key)));
            default -> throw new IllegalStateException("a key of this type is not compared: " + key);
        }
        return members;
    }
}
