package com.firewalker.query.leaderboard;

import com.firewalker.query.view.Watch;
import io.lettuce.core.RedisException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * Watches that the boards' Redis drops no keys to make room: a board without some of its scores would look whole. In
 * production a service whose Redis may do so does not start; a Redis that cannot be reached is asked later.
 */
@Component
class BoardEviction extends Watch {

    private static final Logger log = LoggerFactory.getLogger(BoardEviction.class);
    private static final long PERIOD_MILLIS = 60_000;

    private final BoardRedis redis;
    private volatile double evicted;

    BoardEviction(BoardRedis redis, Environment environment, MeterRegistry meters) {
        super("board-eviction", PERIOD_MILLIS);
        this.redis = redis;
        Gauge.builder("firewalker.redis.evicted", this, watch -> watch.evicted)
                .description("keys that the boards' Redis dropped to make room; anything above 0 is a fault")
                .register(meters);
        if (environment.acceptsProfiles(Profiles.of("production"))) {
            refuseWhereKeysAreEvicted();
        }
    }

    private void refuseWhereKeysAreEvicted() {
        try {
            if (redis.evicts()) {
                throw new IllegalStateException("The production profile refuses to start:"
                        + " the boards' Redis evicts: maxmemory-policy has to be noeviction");
            }
        } catch (RedisException e) {
            log.warn("the boards' Redis cannot be asked for its maxmemory-policy now: {}", e.getMessage());
        }
    }

    @Override
    protected void look() {
        evicted = redis.evictedKeys();
        if (redis.evicts()) {
            log.warn("the boards' Redis may evict keys: set its maxmemory-policy to noeviction");
        }
    }
}
