package com.firewalker.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.platform.testing.Servers;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
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
        try (var stream = open(Duration.ofHours(1))) {
            append();
            assertThat(nextPosition(stream)).isEqualTo(1);
            append();
            assertThat(stream.peek()).isEmpty();
        }
    }

    @Test
    void eventsThatWaitedComeTogether() throws InterruptedException {
        try (var stream = open(Duration.ofMillis(100))) {
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
        try (var stream = open(Duration.ofHours(1))) {
            assertThat(nextPosition(stream)).isEqualTo(1);
            assertThat(nextPosition(stream)).isEqualTo(2);
            assertThat(nextPosition(stream)).isEqualTo(3);
        }
    }

    private BlockingStream<TrackedEventMessage<?>> open(Duration gather) {
        return new LedgerTail(new LedgerReader(node, Ledgers.TYPES), head, wakeups)
                .of(Set.of(), gather)
                .openStream(null);
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
