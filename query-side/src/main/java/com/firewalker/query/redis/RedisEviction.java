package com.firewalker.query.redis;

import com.firewalker.query.view.Watch;
import io.lettuce.core.RedisException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * Watches that the boards' Redis drops no keys to make room: a board without some of its scores would look whole. In
 * production a service whose Redis may do so does not start; a Redis that cannot be reached is asked later.
 */
@Component
class RedisEviction extends Watch implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(RedisEviction.class);
    private static final long PERIOD_MILLIS = 60_000;

    private static final Duration ANSWER = Duration.ofSeconds(1);
    private static final String EVICTED = "evicted_keys:";

    private final ViewRedis redis;
    private volatile double evicted;

    RedisEviction(
            @Value("${firewalker.redis.url}") String url,
            @Value("${firewalker.redis.cluster:false}") boolean cluster,
            Environment environment,
            MeterRegistry meters) {
        super("redis-eviction", PERIOD_MILLIS);
        this.redis = new ViewRedis(url, cluster, ANSWER);
        Gauge.builder("firewalker.redis.evicted", this, watch -> watch.evicted)
                .description("keys that the boards' Redis dropped to make room; anything above 0 is a fault")
                .register(meters);
        if (environment.acceptsProfiles(Profiles.of("production"))) {
            refuseWhereKeysAreEvicted();
        }
    }

    private void refuseWhereKeysAreEvicted() {
        try {
            if (evicts(redis)) {
                throw new IllegalStateException("The production profile refuses to start:"
                        + " the boards' Redis evicts: maxmemory-policy has to be noeviction");
            }
        } catch (RedisException e) {
            log.warn("the boards' Redis cannot be asked for its maxmemory-policy now: {}", e.getMessage());
        }
    }

    @Override
    protected void look() {
        evicted = evictedKeys();
        if (evicts(redis)) {
            log.warn("the boards' Redis may evict keys: set its maxmemory-policy to noeviction");
        }
    }

    /** Whether a server may drop keys. */
    static boolean evicts(ViewRedis redis) {
        return redis.info("memory").stream().anyMatch(memory -> !memory.contains("maxmemory_policy:noeviction"));
    }

    private long evictedKeys() {
        return redis.info("stats").stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith(EVICTED))
                .mapToLong(
                        line -> Long.parseLong(line.substring(EVICTED.length()).strip()))
                .sum();
    }

    @Override
    public void destroy() {
        redis.close();
    }
}
