package com.firewalker.query.rebuild;

import com.firewalker.query.deadletter.DeadLetters;
import com.firewalker.query.view.ViewVersions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/** Holds a new version against a second fold of the ledger, and against the live version at one position. */
@Component
class Verifying {

    private final Building building;
    private final Comparison comparison;
    private final Following following;
    private final LiveFence fence;
    private final ViewVersions versions;
    private final DeadLetters letters;
    private final Transactions transactions;
    private final Rebuilds rebuilds;
    private final DataSource dataSource;

    Verifying(
            Building building,
            Comparison comparison,
            Following following,
            LiveFence fence,
            ViewVersions versions,
            DeadLetters letters,
            Transactions transactions,
            Rebuilds rebuilds,
            DataSource dataSource) {
        this.building = building;
        this.comparison = comparison;
        this.following = following;
        this.fence = fence;
        this.versions = versions;
        this.letters = letters;
        this.transactions = transactions;
        this.rebuilds = rebuilds;
        this.dataSource = dataSource;
    }

    /** What separates the new version from a second fold of the same events; anything but nothing is a fault. */
    Diff againstFold(Shadow shadow, String owner, Meter meter) throws InterruptedException {
        long position = following.position(shadow.next());
        building.prove(shadow, owner, meter, position);
        var diff = comparison.still(
                new JdbcTemplate(dataSource), shadow.projection(), shadow.next(), shadow.proof(), position);
        building.drop(shadow, shadow.proof().version());
        return diff;
    }

    /** What separates the live version from the new one, both at the same position; the live one moves on meanwhile. */
    Diff againstLive(Shadow shadow, String owner) {
        try (var connection = dataSource.getConnection()) {
            try {
                var at = freeze(shadow, owner, connection);
                var snapshot = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
                var diff = comparison.snapshot(
                        snapshot,
                        shadow.projection(),
                        at.version(),
                        shadow.next(),
                        at.position(),
                        reread -> together(shadow, owner, reread));
                return withLetters(shadow, diff);
            } finally {
                connection.rollback();
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the snapshot was lost", e);
        }
    }

    /** Both versions at the live one's position, in a snapshot of the tables. */
    private ViewVersions.Progress freeze(Shadow shadow, String owner, Connection connection) {
        return fence.within(shadow.view(), () -> {
            ViewVersions.Progress live = follow(shadow, owner);
            begin(connection);
            return live;
        });
    }

    private ViewVersions.Progress follow(Shadow shadow, String owner) {
        ViewVersions.Progress live = transactions.own(() -> versions.live(shadow.view()));
        building.followTo(shadow, live.position(), building.leftOut(shadow), () -> rebuilds.hold(shadow.id(), owner));
        return live;
    }

    /** Most of the way is gone while the live version moves on, the rest while it waits. */
    private void together(Shadow shadow, String owner, Runnable work) {
        follow(shadow, owner);
        fence.within(shadow.view(), () -> {
            ViewVersions.Progress live = follow(shadow, owner);
            work.run();
            return live;
        });
    }

    private static void begin(Connection connection) {
        try (var statement = connection.createStatement()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT");
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("no snapshot could be taken", e);
        }
    }

    /** An event that waits is in the ledger and not in the view: a difference, whatever its rows say. */
    private Diff withLetters(Shadow shadow, Diff diff) {
        var waiting = shadow.plan().mode() == RebuildMode.VERIFICATION
                ? letters.waiting(shadow.view().name())
                : List.<Long>of();
        if (waiting.isEmpty()) {
            return diff;
        }
        var samples = new ArrayList<>(diff.samples());
        waiting.forEach(position -> samples.add(new Difference(
                "dead-letters", Map.of("position", position.toString()), null, null, List.of(position))));
        return new Diff(
                diff.position(),
                diff.rowsCompared(),
                diff.onlyOld(),
                diff.onlyNew() + waiting.size(),
                diff.changed(),
                samples);
    }
}
