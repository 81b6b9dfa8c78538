package com.firewalker.platform.ledger.lane;

import com.firewalker.platform.ledger.store.LedgerEventStorageEngine;
import com.firewalker.platform.ledger.store.SqlWork;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A lane's own connection to the primary, opened when needed and replaced when broken. */
final class LaneConnection implements AutoCloseable {

    /** Opens a physical connection. */
    @FunctionalInterface
    interface Opener {
        Connection open() throws SQLException;
    }

    private static final Logger log = LoggerFactory.getLogger(LaneConnection.class);
    /** Added to the options of every connection: a group of n rows is the same statement as the last group of n rows. */
    static final String OPTIONS = "&prepStmtCacheSize=600";

    private static final int PING_SECONDS = 3;
    private final Opener opener;
    private @Nullable Connection connection;
    private boolean used;
    private boolean broken;

    LaneConnection(Opener opener) {
        this.opener = opener;
    }

    private Connection get() throws SQLException {
        Connection current = connection;
        if (current == null) {
            current = opener.open();
            current.setAutoCommit(false);
            current.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            SessionBounds.forLane(current);
            current.commit();
            connection = current;
        }
        return current;
    }

    <T extends @Nullable Object> T run(SqlWork<T> work) throws SQLException {
        used = true;
        try {
            return work.on(get());
        } catch (SQLException e) {
            broken |= SqlFailures.isConnectionLost(e);
            throw e;
        }
    }

    /** True where a statement has met a lost connection since the last end of a transaction. */
    boolean broken() {
        return broken;
    }

    /** Commits what ran; costs nothing where nothing ran. */
    void commit() throws SQLException {
        if (used) {
            run(current -> {
                current.commit();
                return null;
            });
            used = false;
        }
    }

    /** Ends whatever is open; a connection that cannot even do that is thrown away. */
    void rollback() {
        used = false;
        if (broken) {
            close();
        } else if (connection != null) {
            try {
                connection.rollback();
            } catch (SQLException e) {
                close();
            }
        }
    }

    /** Keeps the idle session alive: the server ends it after {@link SessionBounds#IDLE_SECONDS}. */
    void ping() {
        try {
            if (connection != null && !connection.isValid(PING_SECONDS)) {
                close();
            }
        } catch (SQLException e) {
            close();
        }
    }

    /**
     * After a commit without an answer: the position of this event if it was committed after all. The head row's lock
     * makes sure that the old transaction has ended.
     */
    Optional<Long> positionOf(LedgerEventStorageEngine.Appended event) throws SQLException {
        close();
        Connection fresh = get();
        try (Statement lock = fresh.createStatement();
                ResultSet ended = lock.executeQuery("SELECT position FROM ledger_head WHERE id = 1 FOR UPDATE");
                PreparedStatement select = fresh.prepareStatement("""
                        SELECT position FROM ledger_event
                        WHERE stream_id = ? AND sequence = ? AND event_id = ?""")) {
            ended.next();
            select.setString(1, event.streamId());
            select.setLong(2, event.sequence());
            select.setBytes(3, event.eventId());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
        } finally {
            rollback();
        }
    }

    @Override
    public void close() {
        Connection closing = connection;
        connection = null;
        used = false;
        broken = false;
        try {
            if (closing != null) {
                closing.close();
            }
        } catch (SQLException e) {
            log.debug("the lost connection could not be closed: {}", e.getMessage());
        }
    }
}
