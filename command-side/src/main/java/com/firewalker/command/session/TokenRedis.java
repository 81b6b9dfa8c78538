package com.firewalker.command.session;

import com.firewalker.platform.web.Refusal;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The Redis that holds refresh tokens and nothing else. Every call ends within a second: an answer, or 503.
 * A call may have happened although nobody heard the answer; whoever calls has to bear that.
 */
@Component
class TokenRedis implements DisposableBean {

    private static final Duration ANSWER_WITHIN = Duration.ofMillis(1_000);

    private final RedisClient client;
    private @Nullable StatefulRedisConnection<String, String> connection;

    TokenRedis(@Value("${firewalker.token-redis.url}") String url) {
        RedisURI uri = RedisURI.create(url);
        uri.setTimeout(ANSWER_WITHIN);
        this.client = RedisClient.create(uri);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(
                        SocketOptions.builder().connectTimeout(ANSWER_WITHIN).build())
                .timeoutOptions(TimeoutOptions.enabled(ANSWER_WITHIN))
                .build());
    }

    <T> T call(Function<RedisCommands<String, String>, T> work) {
        try {
            return work.apply(commands());
        } catch (RedisException e) {
            throw away();
        }
    }

    /** What the server says of itself under that heading. */
    String info(String section) {
        return call(redis -> redis.info(section));
    }

    @Override
    public void destroy() {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
    }

    private synchronized RedisCommands<String, String> commands() {
        if (connection == null) {
            connection = client.connect();
        }
        return connection.sync();
    }

    private static Refusal away() {
        return new Refusal(
                503, "unavailable", "Sessions cannot be checked now; try again", List.of(), Duration.ofSeconds(2));
    }
}
