package com.firewalker.command.session;

import com.firewalker.platform.security.RateLimiter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/**
 * From where an account logged in within 30 days: one key per account, so that an erasure finds all of it. Names are
 * hashes. While Redis is away no place is known.
 */
@Component
class KnownPlaces {

    private static final Logger log = LoggerFactory.getLogger(KnownPlaces.class);
    private static final Duration REMEMBERED = Duration.ofDays(30);
    private static final int MOST = 50;
    private static final RedisScript<Long> REMEMBER = RedisScript.of("""
            redis.call('ZADD', KEYS[1], ARGV[1], ARGV[2])
            redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[3])
            redis.call('ZREMRANGEBYRANK', KEYS[1], 0, -1 - ARGV[4])
            return redis.call('PEXPIREAT', KEYS[1], ARGV[1])
            """, Long.class);

    private final StringRedisTemplate redis;
    private final Clock clock;

    KnownPlaces(StringRedisTemplate redis, Clock clock) {
        this.redis = redis;
        this.clock = clock;
    }

    /** One account at one network address. */
    static String place(String account, String address) {
        return RateLimiter.key("place", account + "\n" + address);
    }

    boolean has(String account, String place) {
        try {
            Double until = redis.opsForZSet().score(key(account), place);
            return until != null && until > clock.millis();
        } catch (DataAccessException e) {
            log.warn("Known places cannot be asked for: {}", e.toString());
            return false;
        }
    }

    void remember(String account, String place) {
        long now = clock.millis();
        String until = String.valueOf(now + REMEMBERED.toMillis());
        try {
            redis.execute(REMEMBER, List.of(key(account)), until, place, String.valueOf(now), String.valueOf(MOST));
        } catch (DataAccessException e) {
            log.warn("A known place cannot be kept: {}", e.toString());
        }
    }

    /** Answers which there were. */
    Set<String> forget(String account) {
        try {
            Set<String> places = redis.opsForZSet().range(key(account), 0, -1);
            redis.delete(key(account));
            return places == null ? Set.of() : places;
        } catch (DataAccessException e) {
            log.warn("Known places are left to expire: {}", e.toString());
            return Set.of();
        }
    }

    private static String key(String account) {
        return RateLimiter.key("known-places", account);
    }
}
