package com.firewalker.platform.ledger.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.firewalker.ledger.v1.Unreadable;
import com.firewalker.platform.ledger.lane.Commands;
import com.firewalker.platform.ledger.lane.Committed;
import com.firewalker.platform.ledger.lane.Goal;
import com.firewalker.platform.ledger.lane.WritingApp;
import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.platform.ledger.store.UnreadableEvent;
import com.firewalker.platform.testing.Servers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** An event whose bytes are damaged, or of a type from a later version: nobody misreads it, few need it. */
class UnreadableEventsIT {
    private static ConfigurableApplicationContext writing;
    private static long torn;

    @BeforeAll
    static void tear() throws SQLException {
        Servers.resetSchemas();
        try (ConfigurableApplicationContext before = WritingApp.start()) {
            Commands commands = before.getBean(Commands.class);
            commands.send(new Goal.Raise("walker/first", 1)).join();
            torn = commands.send(new Goal.Raise("walker/torn", 1)).join().position();
        }
        try (Connection connection = Servers.connect();
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE firewalker_command.ledger_event SET payload = x'FF' WHERE position = ?")) {
            update.setLong(1, torn);
            update.executeUpdate();
        }
        writing = WritingApp.start("firewalker.ledger.lanes=1");
    }

    @AfterAll
    static void stop() {
        writing.close();
    }

    private static LedgerReader ledger() {
        return writing.getBean(LedgerReader.class);
    }

    @Test
    void refusesCommandsToItsStreamOnly() {
        Commands commands = writing.getBean(Commands.class);
        CompletableFuture<Committed<Integer>> refused = commands.send(new Goal.Raise("walker/torn", 2));
        CompletableFuture<Committed<Integer>> taken = commands.send(new Goal.Raise("walker/whole", 2));

        assertThat(taken.join().result()).isEqualTo(2);
        assertThatThrownBy(refused::join)
                .hasCauseInstanceOf(UnreadableEvent.class)
                .hasMessageContaining("the event at position " + torn + " in walker/torn cannot be read");
        assertThatThrownBy(() -> commands.sendInTransaction(new Goal.Raise("walker/torn", 2)))
                .isInstanceOf(UnreadableEvent.class);
    }

    @Test
    void isReadWithItsPlaceAndItsBytesButNotAsAnEvent() {
        LedgerEvent event = ledger().page(torn - 1, 1, Set.of()).get(0);

        assertThat(event.streamId()).isEqualTo("walker/torn");
        assertThat(((Unreadable) event.payloadOrUnreadable()).getPayload().toByteArray())
                .containsExactly(0xFF);
        assertThatThrownBy(event::payload).isInstanceOfSatisfying(UnreadableEvent.class, refusal -> {
            assertThat(refusal.status()).isEqualTo(503);
            assertThat(refusal.detail()).doesNotContain("walker/torn");
        });
    }

    @Test
    void stopsAReaderThatHasNoPlaceForItRatherThanBeingPassedOver() {
        try (ConfigurableApplicationContext reading = ReadingApp.start()) {
            AppliedPositions applied = reading.getBean(AppliedPositions.class);
            ReadingApp.Goals goals = reading.getBean(ReadingApp.Goals.class);
            await().atMost(Duration.ofSeconds(30)).until(() -> goals.seen.contains(1));
            assertThat(applied.await("goals", torn, Duration.ofSeconds(1))).isFalse();
        }
    }
}
