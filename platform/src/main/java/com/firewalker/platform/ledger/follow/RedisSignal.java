package com.firewalker.platform.ledger.follow;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PUBLISH ledger position. Nobody waits for the answer: where Redis is away, the readers' slow poll finds the events. */
public final class RedisSignal implements LedgerSignal, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RedisSignal.class);
    private final RedisClient client;
    private final RedisURI uri;
    private CompletableFuture<StatefulRedisConnection<String, String>> connection;

    public RedisSignal(String url) {
        client = RedisClient.create();
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .build());
        uri = RedisURI.create(url);
        connection = connect();
    }

    private CompletableFuture<StatefulRedisConnection<String, String>> connect() {
        return client.connectAsync(StringCodec.UTF8, uri).toCompletableFuture();
    }

    @Override
    public synchronized void grownTo(long position) {
        if (connection.isCompletedExceptionally()) {
            log.debug("Redis was not there, connecting again");
            connection = connect();
        }
        if (connection.isDone() && !connection.isCompletedExceptionally()) {
            publish(connection.join(), position);
        }
    }

    private static void publish(StatefulRedisConnection<String, String> to, long position) {
        try {
            CompletionStage<Long> heard = to.async().publish(CHANNEL, Long.toString(position));
            heard.exceptionally(e -> 0L);
        } catch (RedisException e) {
            log.debug("position {} was not announced: {}", position, e.getMessage());
        }
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
