package com.firewalker.platform.web;

import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.axonframework.common.AxonTransientException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionTimedOutException;

/**
 * Whether a failure, somewhere inside, is a store that could not be reached, or not in time: a reason to answer 503,
 * not 500. Nothing is wrong with the request; it may be repeated.
 */
public final class StoreAway {

    /**
     * What MySQL and MariaDB say of the moment in plain SQL exceptions: too many connections, shutting down, network,
     * lock wait, deadlock, read only, interrupted, killed, out of time, disconnected for being idle.
     */
    private static final Set<Integer> OF_THE_MOMENT =
            Set.of(1040, 1053, 1158, 1159, 1160, 1161, 1203, 1205, 1213, 1290, 1317, 1836, 1927, 1969, 3024, 4031);

    private static final Set<Class<?>> AWAY = Set.of(
            SQLTransientException.class,
            SQLRecoverableException.class,
            SQLNonTransientConnectionException.class,
            ConnectException.class,
            TimeoutException.class,
            RejectedExecutionException.class,
            AxonTransientException.class,
            DataAccessResourceFailureException.class,
            RecoverableDataAccessException.class,
            TransientDataAccessException.class,
            CannotCreateTransactionException.class,
            TransactionTimedOutException.class);

    private StoreAway() {}

    public static boolean in(@Nullable Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 12; depth++, cause = cause.getCause()) {
            if (isAway(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAway(Throwable cause) {
        String name = cause.getClass().getName();
        return AWAY.stream().anyMatch(kind -> kind.isInstance(cause))
                || cause instanceof SQLException sql && isOfTheMoment(sql)
                || name.startsWith("io.lettuce.core.Redis")
                || name.startsWith("software.amazon.awssdk.")
                || name.endsWith(".RedisConnectionFailureException");
    }

    private static boolean isOfTheMoment(SQLException sql) {
        String state = String.valueOf(sql.getSQLState());
        return OF_THE_MOMENT.contains(sql.getErrorCode()) || state.startsWith("08") || state.startsWith("40");
    }
}
