package com.firewalker.platform.ledger.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.firewalker.events.v1.DailyGoalSet;
import com.firewalker.platform.ledger.lane.Commands;
import com.firewalker.platform.ledger.lane.Goal;
import com.firewalker.platform.ledger.lane.WritingApp;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.platform.testing.Servers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tokens on the real store: first token, restart, reset (axon-notes.md traps 5, 16, 24). */
class ProcessorResetIT {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static ConfigurableApplicationContext writing;

    @BeforeAll
    static void start() {
        Servers.resetSchemas();
        writing = WritingApp.start();
    }

    @AfterAll
    static void stop() {
        writing.close();
    }

    private static long raise(String stream, int steps) {
        return writing.getBean(Commands.class)
                .send(new Goal.Raise(stream, steps))
                .join()
                .position();
    }

    private static List<Integer> stepsUpTo(long position) {
        return writing.getBean(LedgerReader.class).next(0, position, 1000, Set.of()).events().stream()
                .map(event -> ((DailyGoalSet) event.payload()).getDailySteps())
                .toList();
    }

    @Test
    void aResetReplaysEverythingAsReplayAndThenGoesOn() {
        try (ConfigurableApplicationContext reading = ReadingApp.start()) {
            ReadingApp.Goals goals = reading.getBean(ReadingApp.Goals.class);
            AppliedPositions applied = reading.getBean(AppliedPositions.class);
            long before = raise("walker/reset", 1);
            assertThat(applied.await("goals", before, LONG)).isTrue();
            StreamingEventProcessor processor = reading.getBean(EventProcessingConfiguration.class)
                    .eventProcessor("goals", StreamingEventProcessor.class)
                    .orElseThrow();

            processor.shutDown();
            processor.resetTokens();
            assertThat(applied.applied("goals")).isZero();
            processor.start();

            assertThat(applied.await("goals", before, LONG)).isTrue();
            assertThat(goals.replayed).containsExactlyElementsOf(stepsUpTo(before));
            long after = raise("walker/reset", 2);
            assertThat(applied.await("goals", after, LONG)).isTrue();
            assertThat(goals.seen).endsWith(2);
            assertThat(goals.replayed).hasSize(stepsUpTo(before).size());
        }
    }

    @Test
    void aRestartGoesOnWhereItEnded() {
        long first = raise("walker/restart", 7);
        try (ConfigurableApplicationContext reading = ReadingApp.start()) {
            assertThat(reading.getBean(AppliedPositions.class).await("goals", first, LONG))
                    .isTrue();
        }
        long second = raise("walker/restart", 8);
        try (ConfigurableApplicationContext reading = ReadingApp.start()) {
            assertThat(reading.getBean(AppliedPositions.class).await("goals", second, LONG))
                    .isTrue();
            assertThat(reading.getBean(ReadingApp.Goals.class).seen).containsExactly(8);
        }
    }

    @Test
    void extendingAClaimDoesNotWaitForTheBatchThatHoldsTheToken() {
        try (ConfigurableApplicationContext reading = ReadingApp.start()) {
            assertThat(reading.getBean(AppliedPositions.class).await("goals", raise("walker/busy", 1), LONG))
                    .isTrue();
            LedgerTokenStore tokens = reading.getBean(LedgerTokenStore.class);
            TransactionTemplate batch = new TransactionTemplate(reading.getBean(PlatformTransactionManager.class));

            batch.executeWithoutResult(status -> {
                reading.getBean(JdbcTemplate.class)
                        .queryForList("SELECT * FROM token_entry WHERE processor_name = 'goals' FOR UPDATE");
                assertThat(CompletableFuture.runAsync(
                                () -> new TransactionTemplate(reading.getBean(PlatformTransactionManager.class))
                                        .executeWithoutResult(other -> tokens.extendClaim("goals", 0))))
                        .succeedsWithin(Duration.ofSeconds(3));
            });
        }
    }

    @Test
    void whoLostTheSegmentExtendsNoClaim() {
        try (ConfigurableApplicationContext reading = ReadingApp.start()) {
            assertThat(reading.getBean(AppliedPositions.class).await("goals", raise("walker/taken", 1), LONG))
                    .isTrue();
            JdbcTemplate jdbc = reading.getBean(JdbcTemplate.class);
            jdbc.update("""
                    UPDATE token_entry SET owner = 'another node', timestamp = '2999-01-01T00:00:00Z'
                    WHERE processor_name = 'goals'""");

            assertThatThrownBy(() -> reading.getBean(LedgerTokenStore.class).extendClaim("goals", 0))
                    .isInstanceOf(UnableToClaimTokenException.class);

            jdbc.update("UPDATE token_entry SET owner = NULL WHERE processor_name = 'goals'");
        }
    }

    @Test
    void whoLostTheSegmentWritesNothing() {
        try (ConfigurableApplicationContext reading = ReadingApp.start()) {
            AppliedPositions applied = reading.getBean(AppliedPositions.class);
            long mine = raise("walker/lost", 1);
            assertThat(applied.await("goals", mine, LONG)).isTrue();
            JdbcTemplate jdbc = reading.getBean(JdbcTemplate.class);
            jdbc.update("""
                    UPDATE token_entry SET owner = 'another node', timestamp = '2999-01-01T00:00:00Z'
                    WHERE processor_name = 'goals'""");
            raise("walker/lost", 2);
            assertThat(applied.await("goals", mine + 1, Duration.ofSeconds(1))).isFalse();
            jdbc.update("UPDATE token_entry SET owner = NULL WHERE processor_name = 'goals'");
        }
    }
}
