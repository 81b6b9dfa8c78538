package com.firewalker.platform.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.firewalker.local.embedded.EmbeddedRedis;
import com.firewalker.local.embedded.TemporaryDirectory;
import com.firewalker.platform.testing.RedisRights;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.ProtocolKeyword;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the services' user may not do at Redis, at a real one. That it may do all the services need is seen where they
 * run with these rights: StoresAwayIT, BoardsWithoutRedisIT. Cites reliability.md S18.
 */
@Tag("S18")
class RedisRightsIT {

    private static TemporaryDirectory directory;
    private static EmbeddedRedis server;
    private static RedisClient client;
    private static StatefulRedisConnection<String, String> services;

    /** A command by its words. */
    private record Words(List<String> all) implements ProtocolKeyword {

        @Override
        public byte[] getBytes() {
            return all.get(0).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return all.get(0);
        }

        CommandArgs<String, String> arguments() {
            return new CommandArgs<>(StringCodec.UTF8).addKeys(all.subList(1, all.size()));
        }
    }

    @BeforeAll
    static void start() {
        directory = TemporaryDirectory.create("firewalker-rights-");
        server = EmbeddedRedis.start(directory.path().resolve("redis"), 0, RedisRights.directives());
        client = RedisClient.create(RedisRights.url(server));
        services = client.connect();
    }

    @AfterAll
    static void stop() {
        client.shutdown();
        server.close();
        directory.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FLUSHALL",
                "FLUSHDB",
                "CONFIG GET requirepass",
                "CONFIG SET maxmemory-policy allkeys-lru",
                "ACL LIST",
                "ACL SETUSER another on nopass +@all",
                "KEYS *",
                "DEBUG OBJECT kept",
                "MONITOR",
                "MIGRATE 127.0.0.1 1 kept 0 10",
                "MODULE LIST",
                "REPLICAOF NO ONE",
                "BGREWRITEAOF",
                "SAVE",
                "SHUTDOWN NOSAVE",
                "SWAPDB 0 1"
            })
    void doesNothingThatAnAdministratorDoes(String command) {
        services.sync().set("kept", "1");
        var words = new Words(List.of(command.split(" ")));
        assertThatThrownBy(
                        () -> services.sync().dispatch(words, new StatusOutput<>(StringCodec.UTF8), words.arguments()))
                .isInstanceOf(RedisCommandExecutionException.class)
                .hasMessageContaining("NOPERM");
        assertThat(services.sync().get("kept")).isEqualTo("1");
    }

    @Test
    void isNobodyWithoutItsPassword() {
        String stranger = RedisRights.url(server).replaceFirst("//firewalker:[^@]+@", "//firewalker:guessed@");
        try (RedisClient other = RedisClient.create(stranger)) {
            assertThatThrownBy(other::connect).rootCause().hasMessageContaining("WRONGPASS");
        }
    }
}
