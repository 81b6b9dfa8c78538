package com.firewalker.platform.security;

import com.firewalker.platform.web.Refusal;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * Token buckets shared by all instances on Redis. While Redis is away each instance counts for itself: a limit may
 * then be as many times higher as there are instances, but never absent.
 */
public final class RateLimiter {

    /**
     * A bucket's size and how fast it fills.
     * @param name part of the key: one rule, one set of buckets
     */
    public record Rule(String name, int burst, Duration perToken) {}

    /**
     * So many in a window of time that begins with the first of them, and not one more.
     * @param name part of the key: one quota, one set of counts
     */
    public record Quota(String name, int most, Duration window) {}

    /** What a bucket says. */
    public record Verdict(boolean allowed, long left, Duration untilOne, Duration untilFull, int burst) {

        /** 429 with the fields that tell a client when to come back. */
        public Refusal refusal() {
            Map<String, String> headers = Map.of(
                    "RateLimit-Limit", Integer.toString(burst),
                    "RateLimit-Remaining", Long.toString(Math.max(0, left)),
                    "RateLimit-Reset", Long.toString(seconds(untilFull)));
            Duration wait = Duration.ofSeconds(Math.max(1, seconds(untilOne)));
            return new Refusal(
                    429, "too-many-requests", "Too many attempts; try again later", List.of(), wait, headers);
        }

        private static long seconds(Duration duration) {
            return (duration.toMillis() + 999) / 1000;
        }
    }

    private static final Logger log = LoggerFactory.getLogger(RateLimiter.class);

    @SuppressWarnings("rawtypes")
    private static final RedisScript<List> SCRIPT =
            RedisScript.of(new ClassPathResource("throttle.lua", RateLimiter.class), List.class);

    /** Answers {allowed, left, milliseconds until the window ends}. */
    @SuppressWarnings("rawtypes")
    private static final RedisScript<List> QUOTA = RedisScript.of("""
            local most, window, cost = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
            local count = tonumber(redis.call('GET', KEYS[1]) or 0)
            local allowed = count + cost <= most
            if allowed and count + cost >= 0 then
              count = redis.call('INCRBY', KEYS[1], cost)
            end
            if redis.call('PTTL', KEYS[1]) == -1 then
              redis.call('PEXPIRE', KEYS[1], window)
            end
            return {allowed and 1 or 0, most - count, math.max(redis.call('PTTL', KEYS[1]), 0)}
            """, List.class);

    private final StringRedisTemplate redis;
    private final Clock clock;
    private final Cache<String, Long> alone = Caffeine.newBuilder()
            .maximumSize(200_000)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    RateLimiter(StringRedisTemplate redis, Clock clock) {
        this.redis = redis;
        this.clock = clock;
    }

    /** Takes one token; says whether there was one. */
    public Verdict take(Rule rule, String who) {
        return change(rule, who, 1);
    }

    /** Gives one token back: the attempt was not one of those that are counted. */
    public void giveBack(Rule rule, String who) {
        change(rule, who, -1);
    }

    /** Counts one; says whether it is within the quota. What is refused is not counted. */
    public Verdict take(Quota quota, String who) {
        return change(quota, who, 1);
    }

    /** Takes one off: it was not one of those that are counted. */
    public void giveBack(Quota quota, String who) {
        change(quota, who, -1);
    }

    /** Nothing is counted for them any more, here. */
    public void forget(Rule rule, String who) {
        forget(key("throttle:" + rule.name(), who));
    }

    /** The same for a quota. */
    public void forget(Quota quota, String who) {
        forget(key("quota:" + quota.name(), who));
    }

    private void forget(String key) {
        alone.invalidate(key);
        try {
            redis.delete(key);
        } catch (DataAccessException e) {
            log.warn("a count of the rate limiter could not be removed, it expires by itself: {}", e.toString());
        }
    }

    private Verdict change(Quota quota, String who, int cost) {
        String key = key("quota:" + quota.name(), who);
        Rule alike = new Rule(quota.name(), quota.most(), quota.window().dividedBy(quota.most()));
        String[] args = {
            String.valueOf(quota.most()), String.valueOf(quota.window().toMillis()), String.valueOf(cost)
        };
        try {
            List<?> answer = redis.execute(QUOTA, List.of(key), (Object[]) args);
            boolean allowed = (Long) answer.get(0) == 1;
            long left = number(answer, 1);
            return verdict(alike, allowed, left, left > 0 ? 0 : number(answer, 2), number(answer, 2));
        } catch (DataAccessException e) {
            log.warn("Redis is unavailable, rate limits are counted on this node alone: {}", e.toString());
            return changeAlone(alike, key, cost);
        }
    }

    private Verdict change(Rule rule, String who, int cost) {
        String key = key("throttle:" + rule.name(), who);
        String[] args = {
            String.valueOf(clock.millis()),
            String.valueOf(rule.burst()),
            String.valueOf(rule.perToken().toMillis()),
            String.valueOf(cost)
        };
        try {
            List<?> answer = redis.execute(SCRIPT, List.of(key), (Object[]) args);
            return verdict(rule, (Long) answer.get(0) == 1, number(answer, 1), number(answer, 2), number(answer, 3));
        } catch (DataAccessException e) {
            log.warn("Redis is unavailable, rate limits are counted on this node alone: {}", e.toString());
            return changeAlone(rule, key, cost);
        }
    }

    private Verdict changeAlone(Rule rule, String key, int cost) {
        long now = clock.millis();
        long pace = rule.perToken().toMillis();
        boolean[] allowed = new boolean[1];
        long fullAt = alone.asMap().compute(key, (k, before) -> {
            long from = Math.max(before == null ? now : before, now);
            long wanted = Math.max(from + cost * pace, now);
            allowed[0] = wanted - now <= rule.burst() * pace;
            return allowed[0] ? wanted : from;
        });
        long left = (rule.burst() * pace - (fullAt - now)) / pace;
        long wait = left < 1 ? fullAt - now - (rule.burst() - 1) * pace : 0;
        return verdict(rule, allowed[0], left, wait, fullAt - now);
    }

    private static Verdict verdict(Rule rule, boolean allowed, long left, long untilOne, long untilFull) {
        return new Verdict(allowed, left, Duration.ofMillis(untilOne), Duration.ofMillis(untilFull), rule.burst());
    }

    private static long number(List<?> answer, int index) {
        return (Long) answer.get(index);
    }

    /** A Redis key that names nobody: what is counted may be an address or an e-mail. */
    public static String key(String purpose, String who) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(who.getBytes(StandardCharsets.UTF_8));
            return purpose + ":"
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(hash)
                            .substring(0, 27);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every JDK", e);
        }
    }
}
