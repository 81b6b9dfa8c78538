package com.firewalker.platform.ledger.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** api.md 1: the fields of every 429. */
class OverloadedTest {

    @Test
    void saysWhenToComeBack() {
        Overloaded overloaded = new Overloaded("too many commands wait", 512);
        assertThat(overloaded.status()).isEqualTo(429);
        assertThat(overloaded.retryAfter()).isEqualTo(Duration.ofSeconds(1));
        assertThat(overloaded.headers())
                .containsEntry("RateLimit-Limit", "512")
                .containsEntry("RateLimit-Remaining", "0")
                .containsEntry("RateLimit-Reset", "1");
    }
}
