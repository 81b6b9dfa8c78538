package com.firewalker.platform.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Who waits too long is told so. */
class ResponseTimeoutsTest {

    @Test
    void endsAnAnswerThatNeverComes() {
        try (ResponseTimeouts patience = new ResponseTimeouts(Duration.ofMillis(20), Duration.ofMillis(5))) {
            CompletableFuture<String> answer = patience.with(new CompletableFuture<>());
            assertThatThrownBy(() -> answer.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void leavesAnAnswerThatCameInTimeAsItIs() {
        try (ResponseTimeouts patience = new ResponseTimeouts(Duration.ofMillis(1), Duration.ofMillis(1))) {
            CompletableFuture<String> late = patience.with(new CompletableFuture<>());
            CompletableFuture<String> answer = patience.with(CompletableFuture.completedFuture("here"));
            assertThatThrownBy(() -> late.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(TimeoutException.class);
            assertThat(answer).isCompletedWithValue("here");
        }
    }
}
