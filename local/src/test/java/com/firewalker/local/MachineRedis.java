package com.firewalker.local;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** A machine's two Redis behind its back. */
final class MachineRedis {

    private static final List<String> HOMES = List.of("redis", "token-redis");

    private MachineRedis() {}

    static List<Path> homes() {
        return HOMES.stream().map(OneMachine.machine().data().root()::resolve).toList();
    }

    static RedisClient client(Path home) {
        Properties server = new Properties();
        try (Reader text = Files.newBufferedReader(home.resolve("server.cnf"))) {
            server.load(text);
            return RedisClient.create(
                    "redis://:" + Files.readString(home.resolve("password")).strip() + "@127.0.0.1:"
                            + server.getProperty("port").strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** So that a test which used up a limit of this address leaves it to those behind it. */
    static void forget(String pattern) {
        for (Path home : homes()) {
            try (RedisClient client = client(home)) {
                RedisCommands<String, String> redis = client.connect().sync();
                redis.keys(pattern).forEach(redis::del);
            }
        }
    }
}
