package com.firewalker.query.rebuild.diff;

import com.firewalker.query.redis.ViewRedis;
import com.firewalker.query.view.Projection;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The Redis of the views, with time for long work; connected when a rebuild first needs it. */
@Component
public class RebuildRedis implements DisposableBean {

    private static final Duration ANSWER = Duration.ofSeconds(60);

    private final ViewRedis redis;

    RebuildRedis(
            @Value("${firewalker.redis.url}") String url, @Value("${firewalker.redis.cluster:false}") boolean cluster) {
        redis = new ViewRedis(url, cluster, ANSWER);
    }

    /** Empty where the view keeps nothing in Redis. */
    public Optional<KeyFamily> of(Projection projection) {
        return projection.keys().map(name -> new KeyFamily(redis.commands(), name));
    }

    @Override
    public void destroy() {
        redis.close();
    }
}
