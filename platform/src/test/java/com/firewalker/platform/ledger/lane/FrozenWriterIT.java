package com.firewalker.platform.ledger.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.platform.ledger.store.LedgerEventStorageEngine;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A writer that stops between taking positions and committing blocks all; the server ends it (reliability.md 3). */
class FrozenWriterIT {
    private HikariDataSource node;

    @BeforeEach
    void start() {
        node = Ledgers.freshNode(server(), 4);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    Ledgers.Server server() {
        return Ledgers.mariaDb();
    }

    @Test
    void aLanesSessionIsBoundedByTheServer() throws SQLException {
        try (LaneConnection lane = Ledgers.lane(server())) {
            Map<String, String> variables = lane.run(FrozenWriterIT::variables);
            assertBounded(variables);
            assertThat(variables)
                    .containsEntry("wait_timeout", "10")
                    .containsEntry("transaction_isolation", "READ-COMMITTED");
        }
    }

    @Test
    void aSessionThatAppendsIsBoundedByTheServerUntilItsTransactionEnds() {
        LedgerConnections connections = Ledgers.connections(node);
        LedgerEventStorageEngine engine = Ledgers.engine(node);
        connections.inNewTransaction(() -> {
            engine.appendEvents(Ledgers.event("walker/bounded", 0, 1));
            engine.appendEvents(Ledgers.event("walker/bounded", 1, 2));
            assertBounded(variablesOf(node));
            return true;
        });
        connections.inNewTransaction(() -> {
            assertThat(variablesOf(node)).containsEntry("wait_timeout", "28800");
            return true;
        });
    }

    /** Whoever appends without a transaction of the caller's gets one that is bounded alike. */
    @Test
    void aSessionThatAppendsInATransactionOfItsOwnIsBoundedByTheServer() throws SQLException {
        Map<String, String> variables = Ledgers.connections(node).write(FrozenWriterIT::variables);
        assertBounded(variables);
    }

    private static void assertBounded(Map<String, String> variables) {
        assertThat(variables).containsEntry("innodb_lock_wait_timeout", "5").containsEntry("net_read_timeout", "10");
        String idle = variables.getOrDefault("idle_write_transaction_timeout", variables.get("wait_timeout"));
        assertThat(idle).isEqualTo("10");
    }

    @Test
    void theServerKeepsWhatItAcknowledges() {
        assertThat(variablesOf(node))
                .containsEntry("innodb_flush_log_at_trx_commit", "1")
                .containsEntry("sync_binlog", "1")
                .containsEntry("binlog_format", "ROW");
    }

    private static Map<String, String> variablesOf(HikariDataSource node) {
        Connection connection = DataSourceUtils.getConnection(node);
        try {
            return variables(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            DataSourceUtils.releaseConnection(connection, node);
        }
    }

    private static Map<String, String> variables(Connection connection) throws SQLException {
        Map<String, String> variables = new HashMap<>();
        try (ResultSet rows = connection.createStatement().executeQuery("SHOW VARIABLES")) {
            while (rows.next()) {
                variables.put(rows.getString(1), rows.getString(2));
            }
        }
        return variables;
    }

    @Test
    void aFrozenLaneLetsOthersWriteWithinFifteenSecondsAndItsThawedAppendFailsWhole() throws SQLException {
        try (LaneConnection frozen = Ledgers.lane(server())) {
            LedgerConnections connections = Ledgers.connections(node);
            connections.enterLane(frozen);
            new LedgerEventStorageEngine(connections, Ledgers.TYPES).appendEvents(Ledgers.event("walker/frozen", 0, 1));
            connections.leaveLane();
            othersWriteAgain();
            assertThatThrownBy(frozen::commit).isInstanceOf(SQLException.class);
        }
        assertOnlyTheOthersEventIsThere();
    }

    @Test
    void aFrozenTransactionalCommandLetsOthersWriteWithinFifteenSecondsAndFailsWhole() {
        try (ConfigurableApplicationContext service = WritingApp.startOn(server())) {
            Commands commands = service.getBean(Commands.class);
            assertThatThrownBy(() -> new TransactionTemplate(service.getBean(PlatformTransactionManager.class))
                            .executeWithoutResult(transaction -> {
                                commands.sendInTransaction(new Goal.Raise("walker/frozen", 1));
                                othersWriteAgain();
                            }))
                    .isInstanceOf(RuntimeException.class);
        }
        assertOnlyTheOthersEventIsThere();
    }

    private void othersWriteAgain() {
        try (HikariDataSource other = Ledgers.node(server(), 1)) {
            LedgerEventStorageEngine engine = Ledgers.engine(other);
            Thread writer = new Thread(() -> Awaitility.await()
                    .atMost(Duration.ofSeconds(15))
                    .ignoreExceptionsMatching(SqlFailures::isTransient)
                    .untilAsserted(() -> engine.appendEvents(Ledgers.event("walker/alive", 0, 1))));
            writer.start();
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void assertOnlyTheOthersEventIsThere() {
        assertThat(new LedgerReader(node, Ledgers.TYPES).page(0, 10, Set.of()))
                .extracting(LedgerEvent::position, LedgerEvent::streamId)
                .containsExactly(tuple(1L, "walker/alive"));
    }
}
