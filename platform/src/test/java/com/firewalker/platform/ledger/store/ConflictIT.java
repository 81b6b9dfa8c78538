package com.firewalker.platform.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.firewalker.platform.ledger.lane.Goal;
import com.firewalker.platform.ledger.lane.Ledgers;
import com.firewalker.platform.testing.Servers;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A taken sequence is reported as Axon expects it; what breaks a rule never reaches the ledger (reliability.md I4). */
class ConflictIT {
    private static HikariDataSource node;
    private static LedgerEventStorageEngine engine;

    @BeforeAll
    static void start() {
        Servers.resetSchemas();
        node = Ledgers.node(2);
        engine = Ledgers.engine(node);
        engine.appendEvents(List.of(Ledgers.event("walker/a", 0, 1), Ledgers.event("walker/a", 1, 2)));
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void theSecondWriterOfASequenceMeetsAConcurrencyException() {
        assertThatThrownBy(() -> engine.appendEvents(Ledgers.event("walker/a", 1, 3)))
                .isInstanceOf(ConcurrencyException.class)
                .hasMessageContaining("walker/a")
                .hasMessageContaining("1");
    }

    @Test
    void theSecondWriterOfAFirstEventMeetsAnAggregateStreamCreationException() {
        assertThatThrownBy(() -> engine.appendEvents(Ledgers.event("walker/a", 0, 3)))
                .isInstanceOf(AggregateStreamCreationException.class);
    }

    @Test
    void aGroupInWhichOneEventConflictsLeavesNothing() {
        long head = engine.head();
        assertThatThrownBy(() -> engine.appendEvents(
                        List.of(Ledgers.event("walker/new", 0, 1), Ledgers.event("walker/a", 1, 3))))
                .isInstanceOf(ConcurrencyException.class)
                .hasMessageContaining("walker/a");
        assertThat(engine.head()).isEqualTo(head);
        assertThat(engine.readEvents("walker/new").hasNext()).isFalse();
    }

    @Test
    void anEventThatBreaksItsRulesIsNotAppended() {
        assertThatThrownBy(() -> engine.appendEvents(Ledgers.event("walker/b", 0, 100_001)))
                .isInstanceOf(InvalidEvent.class)
                .hasMessageContaining("daily_steps");
        engine.appendEvents(Ledgers.event("walker/b", 0, 100_000));
    }

    @Test
    void onlyProtobufEventsOfAStreamAreTaken() {
        assertThatThrownBy(() -> engine.appendEvents(GenericEventMessage.asEventMessage("text")))
                .hasMessageContaining("java.lang.String");
        assertThatThrownBy(() -> engine.appendEvents(
                        new GenericDomainEventMessage<>("walker", "nameless", 0, Goal.raised("x", 1))))
                .hasMessageContaining("nameless");
    }
}
