package com.firewalker.query.console;

import com.firewalker.query.redis.ViewRedis;
import io.lettuce.core.RedisException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The state of the servers that this service reads from. */
@Component
class Stores implements DisposableBean {

    private static final Duration ANSWER = Duration.ofSeconds(1);
    private static final String USED = "used_memory:";

    private final ViewRedis redis;
    private final MeterRegistry meters;

    Stores(
            @Value("${firewalker.redis.url}") String url,
            @Value("${firewalker.redis.cluster:false}") boolean cluster,
            MeterRegistry meters) {
        this.redis = new ViewRedis(url, cluster, ANSWER);
        this.meters = meters;
    }

    Overview.Redis redis() {
        try {
            return new Overview.Redis(
                    "up",
                    redis.info("memory").stream()
                            .flatMap(String::lines)
                            .filter(line -> line.startsWith(USED))
                            .mapToLong(line ->
                                    Long.parseLong(line.substring(USED.length()).strip()))
                            .sum());
        } catch (RedisException e) {
            return new Overview.Redis("down", null);
        }
    }

    /** As the watch on the replica measures it. */
    Overview.Replica replica() {
        Double used = gauge("firewalker.replica.used");
        if (used == null) {
            return new Overview.Replica("none", null);
        }
        Double lag = gauge("firewalker.replica.lag.seconds");
        return new Overview.Replica(used > 0 ? "used" : "left-out", lag == null || lag.isNaN() ? null : lag);
    }

    private @Nullable Double gauge(String name) {
        Gauge gauge = meters.find(name).gauge();
        return gauge == null ? null : gauge.value();
    }

    @Override
    public void destroy() {
        redis.close();
    }
}
