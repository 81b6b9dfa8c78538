package com.firewalker.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.firewalker.platform.testing.Servers;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A writer that stops between taking positions and committing blocks all; the server ends it (reliability.md 3). */
class FrozenWriterIT {
    private static HikariDataSource node;

    @BeforeAll
    static void start() {
        Servers.resetSchemas();
        node = Ledgers.node(4);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    private static LaneConnection lane() {
        return Ledgers.lane(Ledgers.mariaDb());
    }

    @Test
    void aLanesSessionIsBoundedByTheServer() throws SQLException {
        try (LaneConnection lane = lane()) {
            assertThat(lane.run(FrozenWriterIT::variables))
                    .containsEntry("idle_write_transaction_timeout", "10")
                    .containsEntry("innodb_lock_wait_timeout", "5")
                    .containsEntry("wait_timeout", "10")
                    .containsEntry("max_statement_time", "10.000000")
                    .containsEntry("transaction_isolation", "READ-COMMITTED");
        }
    }

    @Test
    void aPoolsSessionIsBoundedByTheServer() throws SQLException {
        try (Connection pooled = node.getConnection()) {
            assertThat(variables(pooled))
                    .containsEntry("idle_write_transaction_timeout", "10")
                    .containsEntry("innodb_lock_wait_timeout", "5")
                    .containsEntry("transaction_isolation", "READ-COMMITTED");
        }
    }

    @Test
    void theServerKeepsWhatItAcknowledges() throws SQLException {
        try (Connection pooled = node.getConnection()) {
            assertThat(variables(pooled))
                    .containsEntry("innodb_flush_log_at_trx_commit", "1")
                    .containsEntry("sync_binlog", "1")
                    .containsEntry("binlog_format", "ROW");
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
    void othersWriteAgainWithinFifteenSecondsAndTheThawedAppendFailsWhole() throws SQLException {
        try (LaneConnection frozen = lane()) {
            frozen.run(c -> new LedgerAppend().append(c, List.of(row("walker/frozen"))));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(15))
                    .ignoreExceptionsMatching(SqlFailures::isTransient)
                    .untilAsserted(() -> Ledgers.engine(node).appendEvents(Ledgers.event("walker/alive", 0, 1)));
            assertThatThrownBy(frozen::commit).isInstanceOf(SQLException.class);
        }
        assertThat(new LedgerReader(node, Ledgers.TYPES).page(0, 10, Set.of()))
                .extracting(LedgerEvent::position, LedgerEvent::streamId)
                .containsExactly(tuple(1L, "walker/alive"));
    }

    static LedgerAppend.Row row(String stream) {
        return new LedgerAppend.Row(
                LedgerRows.bytes(TimeOrderedIdentifiers.next()),
                stream,
                0,
                "firewalker.events.v1.DailyGoalSet",
                Goal.raised(stream, 1).toByteArray(),
                null,
                LedgerRows.time(Instant.EPOCH));
    }
}
