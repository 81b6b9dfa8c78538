package com.firewalker.notification.inbox;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisURI;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Tells all instances that a walker's inbox grew. Only a hint: without Redis, or where a hint is lost, the entry is found
 * at the next look.
 */
@Component
class InboxSignal implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(InboxSignal.class);
    private static final String CHANNEL = "inbox";

    private final InboxFeeds feeds;
    private final RedisClient client;
    private final RedisURI uri;
    private @Nullable CompletableFuture<StatefulRedisPubSubConnection<String, String>> ears;
    private @Nullable CompletableFuture<StatefulRedisPubSubConnection<String, String>> mouth;

    InboxSignal(@Value("${firewalker.redis.url}") String redisUrl, InboxFeeds feeds) {
        this.feeds = feeds;
        this.uri = RedisURI.create(redisUrl);
        uri.setTimeout(Duration.ofSeconds(1));
        this.client = RedisClient.create(uri);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .build());
        listen();
    }

    /** Connects where there is no connection yet; one that breaks later heals by itself. */
    final synchronized void listen() {
        if (ears == null || ears.isCompletedExceptionally()) {
            ears = connect().thenApply(this::subscribe);
        }
        if (mouth == null || mouth.isCompletedExceptionally()) {
            mouth = connect();
        }
    }

    private CompletableFuture<StatefulRedisPubSubConnection<String, String>> connect() {
        return client.connectPubSubAsync(StringCodec.UTF8, uri).toCompletableFuture();
    }

    private StatefulRedisPubSubConnection<String, String> subscribe(
            StatefulRedisPubSubConnection<String, String> connection) {
        connection.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(String channel, String walkerId) {
                feeds.wake(walkerId);
            }
        });
        RedisFuture<Void> unused = connection.async().subscribe(CHANNEL);
        return connection;
    }

    synchronized void arrived(String walkerId) {
        feeds.wake(walkerId);
        if (mouth == null || !mouth.isDone() || mouth.isCompletedExceptionally()) {
            return;
        }
        try {
            RedisFuture<Long> unused = mouth.join().async().publish(CHANNEL, walkerId);
        } catch (RedisException e) {
            log.debug(
                    "new inbox entry was not published on Redis, other instances find it at their next look: {}",
                    e.getMessage());
        }
    }

    @Override
    public void destroy() {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
    }
}
