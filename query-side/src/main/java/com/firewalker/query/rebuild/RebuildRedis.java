package com.firewalker.query.rebuild;

import com.firewalker.query.view.Projection;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The Redis of the views, with time for long work; connected when a rebuild first needs it. */
@Component
class RebuildRedis implements DisposableBean {

    private final RedisClient client;
    private @Nullable StatefulRedisConnection<String, String> connection;

    RebuildRedis(@Value("${firewalker.redis.url}") String url) {
        client = RedisClient.create(url);
    }

    /** Empty where the view keeps nothing in Redis. */
    Optional<KeyFamily> of(Projection projection) {
        return projection.keys().map(name -> new KeyFamily(connected().sync(), name));
    }

    private synchronized StatefulRedisConnection<String, String> connected() {
        if (connection == null) {
            connection = client.connect();
        }
        return connection;
    }

    @Override
    public void destroy() {
        client.shutdown(0, 2, TimeUnit.SECONDS);
    }
}
