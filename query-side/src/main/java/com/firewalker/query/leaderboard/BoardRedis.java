package com.firewalker.query.leaderboard;

import com.firewalker.query.redis.ViewRedis;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The Redis of the boards: answers soon or not at all, and is connected again by itself. */
@Component
class BoardRedis implements DisposableBean {

    private static final Duration ANSWER = Duration.ofSeconds(1);

    private final ViewRedis redis;

    BoardRedis(
            @Value("${firewalker.redis.url}") String url, @Value("${firewalker.redis.cluster:false}") boolean cluster) {
        redis = new ViewRedis(url, cluster, ANSWER);
    }

    /** Throws {@link RedisException} where Redis cannot be reached now. */
    RedisClusterCommands<String, String> commands() {
        return redis.commands();
    }

    <T> T run(BoardScript script, ScriptOutputType type, List<String> keyNames, List<String> arguments) {
        String[] keys = keyNames.toArray(String[]::new);
        String[] values = arguments.toArray(String[]::new);
        RedisClusterCommands<String, String> commands = commands();
        try {
            return commands.evalsha(script.digest(), type, keys, values);
        } catch (RedisNoScriptException e) {
            return commands.eval(script.text(), type, keys, values);
        }
    }

    @Override
    public void destroy() {
        redis.close();
    }
}
