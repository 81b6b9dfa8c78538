package com.firewalker.command.session;

import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.RedisClient;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A look into the token Redis past the service, and a way to let time pass for one record. */
final class TokenStore implements AutoCloseable {

    private static final String BALLAST = "ballast:";

    private final RedisClient client;
    private final StatefulRedisConnection<String, String> redis;

    TokenStore(String url) {
        this.client = RedisClient.create(url);
        this.redis = client.connect();
    }

    /** As if the family's last rotation had happened that much earlier. */
    void age(String refreshToken, Duration by) {
        String key = RefreshRecords.key(
                RefreshToken.parse(refreshToken).orElseThrow().familyHash());
        String[] record = redis.sync().get(key).split(":", -1);
        record[3] = String.valueOf(Long.parseLong(record[3]) - by.toMillis());
        redis.sync().set(key, String.join(":", record), SetArgs.Builder.keepttl());
        redis.sync().del(key + ":successor");
    }

    void forget(String refreshToken) {
        redis.sync()
                .del(RefreshRecords.key(
                        RefreshToken.parse(refreshToken).orElseThrow().familyHash()));
    }

    String record(String refreshToken) {
        return redis.sync()
                .get(RefreshRecords.key(
                        RefreshToken.parse(refreshToken).orElseThrow().familyHash()));
    }

    long secondsLeft(String refreshToken) {
        return redis.sync()
                .ttl(RefreshRecords.key(
                        RefreshToken.parse(refreshToken).orElseThrow().familyHash()));
    }

    void put(String refreshToken, String record) {
        String key = RefreshRecords.key(
                RefreshToken.parse(refreshToken).orElseThrow().familyHash());
        redis.sync().set(key, record, SetArgs.Builder.ex(1_000));
    }

    /** Keys that would never expire, or later than any session may live. */
    List<String> immortal() {
        long longest = Sessions.ABSOLUTE.toMillis();
        List<String> found = new ArrayList<>();
        for (String key : keys()) {
            long left = redis.sync().pttl(key);
            if (left == -1 || left > longest) {
                found.add(key + " " + left);
            }
        }
        return found;
    }

    List<String> keys() {
        List<String> keys = new ArrayList<>();
        KeyScanCursor<String> cursor = redis.sync().scan(ScanArgs.Builder.limit(1_000));
        keys.addAll(cursor.getKeys());
        while (!cursor.isFinished()) {
            cursor = redis.sync().scan(ScanCursor.of(cursor.getCursor()), ScanArgs.Builder.limit(1_000));
            keys.addAll(cursor.getKeys());
        }
        return keys;
    }

    void flush() {
        redis.sync().flushall();
    }

    /** Fills it: from now on it refuses what would need more memory, until it is {@linkplain #unburden unburdened}. */
    void fill() {
        for (int i = 0; i < 64; i++) {
            redis.sync().set(BALLAST + i, "x".repeat(65_536));
        }
        redis.sync().configSet("maxmemory", String.valueOf(number("memory", "used_memory") - (2 << 20)));
    }

    void unburden() {
        for (int i = 0; i < 64; i++) {
            redis.sync().del(BALLAST + i);
        }
    }

    /** Keys that the server dropped for want of memory since it started. */
    long evicted() {
        return number("stats", "evicted_keys");
    }

    private long number(String section, String name) {
        return redis.sync()
                .info(section)
                .lines()
                .filter(line -> line.startsWith(name + ":"))
                .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        redis.close();
        client.shutdown();
    }
}
