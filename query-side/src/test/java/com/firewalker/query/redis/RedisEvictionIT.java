package com.firewalker.query.redis;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.firewalker.local.embedded.EmbeddedRedis;
import com.firewalker.local.embedded.TemporaryDirectory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

/** A production service refuses a boards' Redis that may drop keys to make room (reliability.md 5, S18). */
@Tag("S18")
class RedisEvictionIT {

    @Test
    void startsOnARedisThatKeepsEverythingAndRefusesOneThatEvicts() {
        try (TemporaryDirectory directory = TemporaryDirectory.create("firewalker-eviction-");
                EmbeddedRedis server = EmbeddedRedis.start(directory.path().resolve("redis"), 0);
                var redis = new ViewRedis(server.url(), false, Duration.ofSeconds(5))) {
            assertThatCode(() -> start(server.url())).doesNotThrowAnyException();

            redis.commands().configSet("maxmemory-policy", "volatile-lru");

            assertThatThrownBy(() -> start(server.url())).hasMessageContaining("maxmemory-policy has to be noeviction");
        }
    }

    private static void start(String url) {
        var production = new MockEnvironment();
        production.setActiveProfiles("production");
        new RedisEviction(url, false, production, new SimpleMeterRegistry()).destroy();
    }
}
