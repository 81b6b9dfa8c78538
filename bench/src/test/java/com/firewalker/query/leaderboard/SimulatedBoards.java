package com.firewalker.query.leaderboard;

import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import org.jspecify.annotations.Nullable;
import org.springframework.objenesis.SpringObjenesis;

/** Opens the boards' Redis to a simulated world. */
public final class SimulatedBoards {

    private static final SpringObjenesis WITHOUT_CLIENT = new SpringObjenesis();

    private SimulatedBoards() {}

    /** To be wired where the product has a client of a real server. */
    public static Object redis(RedisCommands<String, String> commands) {
        Simulated redis = WITHOUT_CLIENT.newInstance(Simulated.class);
        redis.commands = (RedisClusterCommands<String, String>) (Object) commands;
        return redis;
    }

    /** What the filler does every quarter of a second. */
    public static void look(Object filler) {
        ((RedisBoardFiller) filler).look();
    }

    static class Simulated extends BoardRedis {

        private @Nullable RedisClusterCommands<String, String> commands;

        Simulated() {
            super("redis://localhost", false);
        }

        @Override
        RedisClusterCommands<String, String> commands() {
            if (commands == null) {
                throw new IllegalStateException("no server");
            }
            return commands;
        }
    }
}
