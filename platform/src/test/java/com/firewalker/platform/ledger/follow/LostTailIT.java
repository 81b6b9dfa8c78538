package com.firewalker.platform.ledger.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.firewalker.platform.ledger.lane.Ledgers;
import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.platform.ledger.store.LedgerHead;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.platform.ledger.store.LedgerTailLost;
import com.firewalker.platform.ledger.store.LedgerTokens;
import com.firewalker.platform.testing.Servers;
import com.zaxxer.hikari.HikariDataSource;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** No reader's position is ever beyond the head, and each knows the event it stands on (reliability.md I21). */
class LostTailIT {
    private static final Set<String> GOALS = Set.of("firewalker.events.v1.DailyGoalSet");

    private HikariDataSource node;
    private LedgerWakeups wakeups;

    @BeforeEach
    void start() {
        Servers.resetSchemas();
        node = Ledgers.node(4);
        wakeups = new LedgerWakeups(new LedgerHead(node), Servers.redis().url());
        wakeups.start();
    }

    @AfterEach
    void stop() {
        wakeups.stop();
        node.close();
    }

    private LedgerTail tail() {
        return new LedgerTail(new LedgerReader(node, Ledgers.TYPES), new LedgerHead(node), wakeups);
    }

    private void append(String stream, int events) {
        IntStream.range(0, events)
                .forEach(i -> Ledgers.engine(node).appendEvents(Ledgers.event("walker/" + stream, i, i + 1)));
    }

    /** As after a failover to a server that had not got the last commits. */
    private void loseAllAfter(long position) {
        JdbcTemplate jdbc = new JdbcTemplate(node);
        jdbc.update("DELETE FROM ledger_event WHERE position > ?", position);
        jdbc.update("UPDATE ledger_head SET position = ?", position);
    }

    private static long next(BlockingStream<TrackedEventMessage<?>> stream) throws InterruptedException {
        assertThat(stream.hasNextAvailable(10, TimeUnit.SECONDS)).isTrue();
        return LedgerTokens.position(stream.nextAvailable().trackingToken());
    }

    @Test
    void aNumberPublishedOnRedisIsNoHead() throws InterruptedException {
        append("a", 1);
        try (BlockingStream<TrackedEventMessage<?>> whole =
                        tail().of(Set.of(), Duration.ZERO).openStream(null);
                BlockingStream<TrackedEventMessage<?>> typed =
                        tail().of(GOALS, Duration.ZERO).openStream(null);
                BlockingStream<TrackedEventMessage<?>> batches = tail().inBatches(
                                500, Duration.ZERO, new ReaderBackpressure())
                        .openStream(null)) {
            for (BlockingStream<TrackedEventMessage<?>> stream : List.of(whole, typed, batches)) {
                assertThat(next(stream)).isEqualTo(1);
            }
            publish("41");
            publish("no number");
            append("b", 1);
            await().until(() -> wakeups.knownHead() == 2);
            for (BlockingStream<TrackedEventMessage<?>> stream : List.of(whole, typed)) {
                assertThat(next(stream)).isEqualTo(2);
                assertThat(stream.peek()).isEmpty();
            }
            assertThat(wakeups.knownHead()).isEqualTo(2);
        }
    }

    private static void publish(String message) {
        try (RedisClient client = RedisClient.create(Servers.redis().url());
                StatefulRedisConnection<String, String> connection = client.connect()) {
            connection.sync().publish(LedgerSignal.CHANNEL, message);
        }
    }

    @Test
    void aReaderBeyondTheHeadStops() throws InterruptedException {
        append("a", 3);
        try (BlockingStream<TrackedEventMessage<?>> stream =
                tail().of(Set.of(), Duration.ZERO).openStream(null)) {
            assertThat(next(stream)).isEqualTo(1);
            assertThat(next(stream)).isEqualTo(2);
            assertThat(next(stream)).isEqualTo(3);
            loseAllAfter(2);
            wakeups.look();
            assertThatThrownBy(stream::peek)
                    .isInstanceOf(LedgerTailLost.class)
                    .hasMessageContaining(LedgerTailLost.RUNBOOK);
        }
    }

    @Test
    void aReaderThatStandsOnAnEventOfALostTailStopsAlsoWhereTheLedgerHasGrownSince() throws InterruptedException {
        append("a", 3);
        try (BlockingStream<TrackedEventMessage<?>> whole =
                        tail().of(Set.of(), Duration.ZERO).openStream(null);
                BlockingStream<TrackedEventMessage<?>> typed =
                        tail().of(GOALS, Duration.ZERO).openStream(null)) {
            for (BlockingStream<TrackedEventMessage<?>> stream : List.of(whole, typed)) {
                assertThat(next(stream)).isEqualTo(1);
                assertThat(next(stream)).isEqualTo(2);
                assertThat(next(stream)).isEqualTo(3);
            }
            loseAllAfter(2);
            append("b", 4);
            await().until(() -> wakeups.knownHead() == 6);
            for (BlockingStream<TrackedEventMessage<?>> stream : List.of(whole, typed)) {
                assertThatThrownBy(stream::peek).isInstanceOf(LedgerTailLost.class);
            }
        }
    }

    @Test
    void whatIsKeptOfALostTailIsServedToNobody() throws InterruptedException {
        append("a", 3);
        LedgerTail tail = tail();
        try (BlockingStream<TrackedEventMessage<?>> fast =
                        tail.of(Set.of(), Duration.ZERO).openStream(null);
                BlockingStream<TrackedEventMessage<?>> slow = tail.inBatches(1, Duration.ZERO, new ReaderBackpressure())
                        .openStream(null)) {
            await().until(() -> wakeups.knownHead() == 3);
            assertThat(next(fast)).isEqualTo(1);
            assertThat(next(slow)).isEqualTo(1);
            loseAllAfter(1);
            append("b", 4);
            await().until(() -> wakeups.knownHead() == 5);
            assertThat(slow.hasNextAvailable(10, TimeUnit.SECONDS)).isTrue();
            var batch = (EventBatch) slow.nextAvailable().getPayload();
            assertThat(batch.events()).extracting(LedgerEvent::streamId).containsExactly("walker/b");
        }
    }

    @Test
    void aServiceThatStartsOnALedgerWithoutTheEventsItAppliedStopsThatReaderAndNamesTheRunbook() {
        append("a", 3);
        long applied;
        try (ConfigurableApplicationContext service = ReadingApp.start()) {
            AppliedPositions positions = service.getBean(AppliedPositions.class);
            assertThat(positions.await("goals", 3, Duration.ofSeconds(20))).isTrue();
            assertThat(service.getBean(ReaderHealth.class).health().getStatus()).isEqualTo(Status.UP);
            applied = positions.applied("goals");
        }
        assertThat(applied).isEqualTo(3);
        loseAllAfter(2);
        append("b", 4);
        try (ConfigurableApplicationContext service = ReadingApp.start()) {
            ReaderHealth health = service.getBean(ReaderHealth.class);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(health.health().getStatus()).isEqualTo(Status.DOWN));
            assertThat(String.valueOf(health.health().getDetails().get("goals")))
                    .contains("position 3", LedgerTailLost.RUNBOOK);
            assertThat(service.getBean(ReadingApp.Goals.class).seen).isEmpty();
            assertThat(service.getBean(AppliedPositions.class).applied("goals")).isEqualTo(3);
        }
    }

    @Test
    void theRunbookExists() {
        assertThat(Files.exists(Path.of("..").resolve(LedgerTailLost.RUNBOOK))).isTrue();
    }
}
