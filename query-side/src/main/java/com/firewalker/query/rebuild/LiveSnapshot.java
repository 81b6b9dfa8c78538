package com.firewalker.query.rebuild;

import com.firewalker.query.projection.LiveViewLock;
import com.firewalker.query.rebuild.replay.Transactions;
import com.firewalker.query.view.ViewVersions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/** The live version and the one that is built, both at one position, to be compared while the live one moves on. */
@Component
class LiveSnapshot {

    private final ShadowBuilder shadowBuilder;
    private final LiveViewLock liveLock;
    private final ViewVersions versions;
    private final Transactions transactions;
    private final DataSource dataSource;

    LiveSnapshot(
            ShadowBuilder shadowBuilder,
            LiveViewLock liveLock,
            ViewVersions versions,
            Transactions transactions,
            DataSource dataSource) {
        this.shadowBuilder = shadowBuilder;
        this.liveLock = liveLock;
        this.versions = versions;
        this.transactions = transactions;
        this.dataSource = dataSource;
    }

    /** @param work reads the live tables as they were when both versions stood at one position */
    <T> T compare(Shadow shadow, String owner, BiFunction<JdbcOperations, ViewVersions.Progress, T> work) {
        try (Connection connection = dataSource.getConnection()) {
            try {
                ViewVersions.Progress live = freeze(shadow, owner, connection);
                return work.apply(new JdbcTemplate(new SingleConnectionDataSource(connection, true)), live);
            } finally {
                connection.rollback();
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the snapshot was lost", e);
        }
    }

    private ViewVersions.Progress freeze(Shadow shadow, String owner, Connection connection) {
        return liveLock.within(shadow.view(), () -> {
            ViewVersions.Progress live = follow(shadow, owner);
            begin(connection);
            return live;
        });
    }

    /** Most of the way is gone while the live version moves on, the rest while it waits. */
    void together(Shadow shadow, String owner, Runnable work) {
        follow(shadow, owner);
        liveLock.within(shadow.view(), () -> {
            ViewVersions.Progress live = follow(shadow, owner);
            work.run();
            return live;
        });
    }

    /** Inside the fence: the version that is built comes to the live one's position. */
    ViewVersions.Progress follow(Shadow shadow, String owner) {
        ViewVersions.Progress live = transactions.own(() -> versions.live(shadow.view()));
        shadowBuilder.followTo(shadow, owner, live.position());
        return live;
    }

    private static void begin(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT");
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("no snapshot could be taken", e);
        }
    }
}
