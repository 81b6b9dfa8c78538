package com.firewalker.query.redis;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A client of the views' Redis: connected when first needed and again by itself; every command is answered in time or
 * fails. With {@code cluster} the address is that of any node, and commands go to the node that holds their keys,
 * wherever it moves.
 */
public final class ViewRedis implements AutoCloseable {

    private static final Duration NEXT_TRY = Duration.ofMillis(250);
    private static final Duration LOOK_AT_NODES = Duration.ofSeconds(10);

    private final AbstractRedisClient client;
    private @Nullable Connection connection;
    private long nextTryNanos = System.nanoTime();

    /** What both kinds of connection have in common. */
    private interface Connection {

        RedisClusterCommands<String, String> commands();

        /** An answer of every server that holds keys. */
        List<String> ofEveryServer(String section);
    }

    public ViewRedis(String url, boolean cluster, Duration answer) {
        RedisURI uri = RedisURI.create(url);
        uri.setTimeout(answer);
        if (cluster) {
            RedisClusterClient nodes = RedisClusterClient.create(uri);
            nodes.setOptions(clusterOptions(answer));
            client = nodes;
        } else {
            RedisClient server = RedisClient.create(uri);
            server.setOptions(ClientOptions.builder()
                    .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                    .timeoutOptions(TimeoutOptions.enabled(answer))
                    .build());
            client = server;
        }
    }

    private static ClusterClientOptions clusterOptions(Duration answer) {
        return ClusterClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(answer))
                .topologyRefreshOptions(ClusterTopologyRefreshOptions.builder()
                        .enableAllAdaptiveRefreshTriggers()
                        .enablePeriodicRefresh(LOOK_AT_NODES)
                        .build())
                .build();
    }

    /** Throws {@link RedisException} where Redis cannot be reached now. */
    public RedisClusterCommands<String, String> commands() {
        return connected().commands();
    }

    /** A section of {@code INFO} as every server that holds keys tells it. */
    public List<String> info(String section) {
        return connected().ofEveryServer(section);
    }

    private synchronized Connection connected() {
        if (connection == null) {
            if (System.nanoTime() - nextTryNanos < 0) {
                throw new RedisException("Redis cannot be reached, retrying");
            }
            nextTryNanos = System.nanoTime() + NEXT_TRY.toNanos();
            connection = client instanceof RedisClusterClient nodes
                    ? new OfCluster(nodes.connect())
                    : new OfServer(((RedisClient) client).connect());
        }
        return connection;
    }

    @Override
    public void close() {
        client.shutdown(0, 2, TimeUnit.SECONDS);
    }

    private record OfServer(StatefulRedisConnection<String, String> connection) implements Connection {

        @Override
        public RedisClusterCommands<String, String> commands() {
            return connection.sync();
        }

        @Override
        public List<String> ofEveryServer(String section) {
            return List.of(connection.sync().info(section));
        }
    }

    private record OfCluster(StatefulRedisClusterConnection<String, String> connection) implements Connection {

        @Override
        public RedisClusterCommands<String, String> commands() {
            return connection.sync();
        }

        @Override
        public List<String> ofEveryServer(String section) {
            List<String> answers = new ArrayList<>();
            connection.sync().upstream().commands().info(section).forEach(answers::add);
            return answers;
        }
    }
}
