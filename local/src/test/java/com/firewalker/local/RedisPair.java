package com.firewalker.local;

import static org.awaitility.Awaitility.await;

import com.firewalker.local.embedded.EmbeddedRedis;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** A Redis with a replica, known by one address, as a replication group of ElastiCache is. */
final class RedisPair implements AutoCloseable {

    private static final String PASSWORD = "a-password-that-both-servers-share-1234567890";

    private final Path directory;
    private final Endpoint endpoint;
    private EmbeddedRedis master;
    private EmbeddedRedis replica;
    private int started;

    RedisPair(Path directory) {
        this.directory = directory;
        master = start();
        endpoint = new Endpoint(master.port());
        replica = start();
        follow();
    }

    String url() {
        return "redis://:" + PASSWORD + "@127.0.0.1:" + endpoint.port();
    }

    /** The master is killed, its replica promoted. */
    void failOver() {
        master.kill();
        ask(replica, RedisCommands::replicaofNoOne);
        master = replica;
        endpoint.pointAt(master.port());
    }

    /** In the place of the one that was promoted; returns when it holds what the master holds. */
    void addReplica() {
        replica = start();
        follow();
    }

    void wipe() {
        ask(master, RedisCommands::flushall);
    }

    void publish(String channel, String message) {
        ask(master, redis -> redis.publish(channel, message));
    }

    private void follow() {
        ask(replica, redis -> redis.configSet("masterauth", PASSWORD));
        ask(replica, redis -> redis.replicaof("127.0.0.1", master.port()));
        await().until(() -> ask(replica, redis -> redis.info("replication")).contains("master_link_status:up"));
    }

    private EmbeddedRedis start() {
        started++;
        Path home = directory.resolve("redis-" + started);
        try {
            Files.createDirectories(home);
            Files.writeString(home.resolve("password"), PASSWORD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return EmbeddedRedis.startForTokens(home, 0);
    }

    private static <T> T ask(EmbeddedRedis server, Function<RedisCommands<String, String>, T> question) {
        try (RedisClient client = RedisClient.create(server.url())) {
            return question.apply(client.connect().sync());
        }
    }

    @Override
    public void close() {
        endpoint.close();
        replica.kill();
        master.kill();
    }
}
