package com.firewalker.query.leaderboard;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The Redis of the boards: answers soon or not at all, and is connected again by itself. */
@Component
class BoardRedis implements DisposableBean {

    /** Every key of the boards shares this slot; the value is the version that is live. */
    static final String LIVE = "{boards}:live";

    private static final Duration ANSWER = Duration.ofSeconds(1);
    private static final Duration NEXT_TRY = Duration.ofMillis(250);

    private final RedisClient client;
    private @Nullable StatefulRedisConnection<String, String> connection;
    private long nextTryNanos = System.nanoTime();

    BoardRedis(@Value("${firewalker.redis.url}") String url) {
        var uri = RedisURI.create(url);
        uri.setTimeout(ANSWER);
        client = RedisClient.create(uri);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(ANSWER))
                .build());
    }

    /** Throws {@link RedisException} where Redis cannot be reached now. */
    RedisCommands<String, String> commands() {
        return connected().sync();
    }

    <T> T run(BoardScript script, ScriptOutputType type, List<String> arguments) {
        var keys = new String[] {LIVE};
        var values = arguments.toArray(String[]::new);
        var commands = commands();
        try {
            return commands.evalsha(script.digest(), type, keys, values);
        } catch (RedisNoScriptException e) {
            return commands.eval(script.text(), type, keys, values);
        }
    }

    private synchronized StatefulRedisConnection<String, String> connected() {
        if (connection == null) {
            if (System.nanoTime() - nextTryNanos < 0) {
                throw new RedisException("Redis is away");
            }
            nextTryNanos = System.nanoTime() + NEXT_TRY.toNanos();
            connection = client.connect();
        }
        return connection;
    }

    @Override
    public void destroy() {
        client.shutdown(0, 2, TimeUnit.SECONDS);
    }
}
