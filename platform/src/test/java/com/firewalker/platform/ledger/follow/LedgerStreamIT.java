package com.firewalker.platform.ledger.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.platform.ledger.lane.Ledgers;
import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.platform.ledger.store.LedgerHead;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.platform.ledger.store.LedgerTokens;
import com.firewalker.platform.testing.Servers;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A reader at the head gets an event at once, and those that follow closely together. */
class LedgerStreamIT {
    private static final String STREAM = "walker/w";

    private HikariDataSource node;
    private LedgerWakeups wakeups;
    private LedgerHead head;
    private long appended;

    @BeforeEach
    void start() {
        Servers.resetSchemas();
        node = Ledgers.node(4);
        head = new LedgerHead(node);
        wakeups = new LedgerWakeups(head, Servers.redis().url());
        wakeups.start();
    }

    @AfterEach
    void stop() {
        wakeups.stop();
        node.close();
    }

    @Test
    void anEventAfterAPauseComesAtOnceAndTheNextOneWaits() throws InterruptedException {
        try (BlockingStream<TrackedEventMessage<?>> stream = open(Duration.ofHours(1))) {
            append();
            assertThat(nextPosition(stream)).isEqualTo(1);
            append();
            assertThat(stream.peek()).isEmpty();
        }
    }

    @Test
    void eventsThatWaitedComeTogether() throws InterruptedException {
        try (BlockingStream<TrackedEventMessage<?>> stream = open(Duration.ofMillis(100))) {
            append();
            assertThat(nextPosition(stream)).isEqualTo(1);
            append();
            append();
            assertThat(nextPosition(stream)).isEqualTo(2);
            assertThat(stream.peek()).isPresent();
        }
    }

    @Test
    void aReaderThatIsBehindDoesNotWait() throws InterruptedException {
        for (int event = 0; event < 3; event++) {
            append();
        }
        try (BlockingStream<TrackedEventMessage<?>> stream = open(Duration.ofHours(1))) {
            assertThat(nextPosition(stream)).isEqualTo(1);
            assertThat(nextPosition(stream)).isEqualTo(2);
            assertThat(nextPosition(stream)).isEqualTo(3);
        }
    }

    @Test
    void aBatchTakesAllThatCameWhileTheLastOneWasWritten() throws InterruptedException {
        var pace = new ReaderBackpressure();
        try (BlockingStream<TrackedEventMessage<?>> stream =
                tail().inBatches(500, Duration.ZERO, pace).openStream(null)) {
            append();
            assertThat(nextBatch(stream)).isEqualTo(List.of(1L));
            append();
            append();
            assertThat(stream.peek()).isEmpty();
            pace.committed(1);
            assertThat(nextBatch(stream)).isEqualTo(List.of(2L, 3L));
        }
    }

    @Test
    void aReaderThatIsBehindGetsFullBatchesWithoutWaiting() throws InterruptedException {
        for (int event = 0; event < 5; event++) {
            append();
        }
        try (BlockingStream<TrackedEventMessage<?>> stream = tail().inBatches(
                        2, Duration.ofHours(1), new ReaderBackpressure())
                .openStream(null)) {
            assertThat(nextBatch(stream)).isEqualTo(List.of(1L, 2L));
            assertThat(nextBatch(stream)).isEqualTo(List.of(3L, 4L));
            assertThat(stream.peek()).as("the last one follows a commit").isEmpty();
        }
    }

    @Test
    void whatOneReaderHasReadTheOthersGetWithoutTheDatabase() throws InterruptedException {
        LedgerTail tail = tail();
        for (int event = 0; event < 3; event++) {
            append();
        }
        try (BlockingStream<TrackedEventMessage<?>> one = tail.inBatches(500, Duration.ZERO, new ReaderBackpressure())
                        .openStream(null);
                BlockingStream<TrackedEventMessage<?>> other =
                        tail.of(Set.of(), Duration.ZERO).openStream(null)) {
            assertThat(nextBatch(one)).isEqualTo(List.of(1L, 2L, 3L));
            node.close();
            assertThat(nextPosition(other)).isEqualTo(1);
            assertThat(nextPosition(other)).isEqualTo(2);
            assertThat(nextPosition(other)).isEqualTo(3);
        }
    }

    private LedgerTail tail() {
        return new LedgerTail(new LedgerReader(node, Ledgers.TYPES), head, wakeups);
    }

    private BlockingStream<TrackedEventMessage<?>> open(Duration gather) {
        return tail().of(Set.of(), gather).openStream(null);
    }

    private static List<Long> nextBatch(BlockingStream<TrackedEventMessage<?>> stream) throws InterruptedException {
        assertThat(stream.hasNextAvailable(10, TimeUnit.SECONDS)).isTrue();
        TrackedEventMessage<?> next = stream.nextAvailable();
        var batch = (EventBatch) next.getPayload();
        assertThat(LedgerTokens.position(next.trackingToken())).isEqualTo(batch.upTo());
        return batch.events().stream().map(LedgerEvent::position).toList();
    }

    private void append() {
        Ledgers.engine(node).appendEvents(Ledgers.event(STREAM, appended, (int) appended + 1));
        appended++;
        await().until(() -> wakeups.knownHead() == appended);
    }

    private static long nextPosition(BlockingStream<TrackedEventMessage<?>> stream) throws InterruptedException {
        assertThat(stream.hasNextAvailable(10, TimeUnit.SECONDS)).isTrue();
        return LedgerTokens.position(stream.nextAvailable().trackingToken());
    }
}
