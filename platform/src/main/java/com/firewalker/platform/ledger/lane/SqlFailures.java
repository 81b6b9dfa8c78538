package com.firewalker.platform.ledger.lane;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.axonframework.common.lock.DeadlockException;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/** What a failed append means. */
final class SqlFailures {
    private static final int LOCK_WAIT_TIMEOUT = 1205;
    private static final int DEADLOCK = 1213;
    private static final int STATEMENT_TIMEOUT = 1969;
    private static final Set<Integer> TRANSIENT = Set.of(LOCK_WAIT_TIMEOUT, DEADLOCK, STATEMENT_TIMEOUT);

    private SqlFailures() {}

    static boolean isConnectionLost(SQLException e) {
        return e instanceof SQLTransientConnectionException
                || e instanceof SQLNonTransientConnectionException
                || e instanceof SQLRecoverableException
                || String.valueOf(e.getSQLState()).startsWith("08");
    }

    /** Nothing was wrong with the commands: the same group may succeed a moment later. */
    static boolean isTransient(Throwable failure) {
        SQLException cause = sqlCause(failure);
        return cause != null && (isConnectionLost(cause) || TRANSIENT.contains(cause.getErrorCode()));
    }

    private static @Nullable SQLException sqlCause(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    /** Another writer was there first: the command deserves another look at fresh state. */
    static boolean isConflict(Throwable failure) {
        return failure instanceof ConcurrencyException
                || failure instanceof AggregateStreamCreationException
                || failure instanceof DeadlockException
                || failure instanceof LockAcquisitionFailedException;
    }
}
