package com.firewalker.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.platform.testing.Servers;
import com.firewalker.testledger.ChildNotification;
import com.firewalker.testledger.RunningNotification;
import com.firewalker.testledger.SimulatedFacts;
import com.firewalker.testledger.TestLedger;
import com.firewalker.testledger.TestServices;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 at the worst moments: between the sagas' batches, between saga and inbox, in the middle of filling inboxes.
 * Nothing is lost and nothing stands twice (domain-rules.md 9.1; reliability I14).
 */
class KilledIT {

    private static final int SIGKILL = 137;
    private static final int NO_SUCH_SCHEMA = 1049;
    private static final int NO_SUCH_TABLE = 1146;
    private static final String LONG_WINDOW = "1h";
    private static final String SHORT_WINDOW = "1s";

    @TempDir
    private Path logs;

    @Test
    void aKillBetweenSagaAndInboxLosesNoneAndRepeatsNone() throws Exception {
        Servers.resetSchemas();
        SimulatedFacts facts = SimulatedFacts.of(1_200, 7);
        try (TestLedger ledger = TestLedger.open();
                TestServices services = TestServices.start()) {
            facts.inParts(3).forEach(ledger::append);
            killWhen(services, LONG_WINDOW, "SELECT COUNT(*) FROM firewalker_notification.saga_entry", 1);
            assertThat(count("SELECT COUNT(*) FROM firewalker_notification.intent"))
                    .isLessThan(facts.expected().size());
            killWhen(
                    services,
                    LONG_WINDOW,
                    "SELECT COUNT(*) FROM firewalker_notification.intent WHERE kind = 'goal-reached'",
                    200);
            assertThat(count("SELECT COUNT(*) FROM firewalker_notification.inbox WHERE kind = 'goal-reached'"))
                    .isZero();
            long told = count("SELECT COUNT(*) FROM firewalker_notification.inbox");
            makeEverythingDue();
            try (Connection keeping = Servers.connect()) {
                keepSomeFromBeingTold(keeping);
                killWhen(services, SHORT_WINDOW, "SELECT COUNT(*) FROM firewalker_notification.inbox", told + 1);
            }
            assertThat(count("SELECT COUNT(*) FROM firewalker_notification.intent WHERE state = 'waiting'"))
                    .isPositive();
            long last = ledger.append("walker/last", SimulatedFacts.nothing());
            try (RunningNotification survivor = RunningNotification.start(properties(services, SHORT_WINDOW))) {
                Told.awaitAll(survivor, last);
                assertThat(Told.by(survivor)).isEqualTo(facts.expected());
            }
        }
    }

    /** The exit code is the evidence that the fault landed. */
    private void killWhen(TestServices services, String window, String sql, long atLeast) throws Exception {
        try (ChildNotification child =
                ChildNotification.start(logs.resolve("child.log"), properties(services, window))) {
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .atMost(Duration.ofMinutes(4))
                    .failFast("the child ended by itself", () -> !child.alive())
                    .until(() -> count(sql) >= atLeast);
            assertThat(child.kill()).isEqualTo(SIGKILL);
        }
    }

    /** Small batches and digests, so that there are many moments in between. */
    private static String[] properties(TestServices services, String window) {
        List<String> all = new ArrayList<>(List.of(services.properties()));
        all.add("firewalker.notification.digest.length=" + window);
        all.add("firewalker.processing.batch=50");
        return all.toArray(String[]::new);
    }

    private static void makeEverythingDue() throws SQLException {
        try (Connection connection = Servers.connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE firewalker_notification.digest_due SET due_at = UTC_TIMESTAMP(6)");
        }
    }

    /** By locks, until the connection is closed: a quick child would have told of all before it is killed. */
    private static void keepSomeFromBeingTold(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.executeQuery(
                    "SELECT * FROM firewalker_notification.digest_due ORDER BY walker_id, lane LIMIT 20 FOR UPDATE");
        }
    }

    /** Zero while the child has not made its tables yet. */
    private static long count(String sql) throws SQLException {
        try (Connection connection = Servers.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLSyntaxErrorException e) {
            if (e.getErrorCode() == NO_SUCH_SCHEMA || e.getErrorCode() == NO_SUCH_TABLE) {
                return 0;
            }
            throw e;
        }
    }
}
