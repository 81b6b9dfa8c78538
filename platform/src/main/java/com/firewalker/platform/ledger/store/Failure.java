package com.firewalker.platform.ledger.store;

import io.lettuce.core.RedisException;
import java.io.IOException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import org.axonframework.common.AxonTransientException;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** Tells an event that cannot be handled from a moment in which nothing can. */
public final class Failure {

    private static final List<Class<? extends Throwable>> OF_THE_MOMENT = List.of(
            TransientDataAccessException.class,
            RecoverableDataAccessException.class,
            DataAccessResourceFailureException.class,
            TransactionException.class,
            SQLTransientException.class,
            SQLRecoverableException.class,
            SQLNonTransientConnectionException.class,
            EventStoreException.class,
            AxonTransientException.class,
            UnableToClaimTokenException.class,
            RedisException.class,
            IOException.class,
            InterruptedException.class);

    private Failure() {}

    /** True where the same work may well succeed later: a lock, a lost connection, a server that is away. */
    public static boolean isOfTheMoment(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Throwable one = cause;
            if (OF_THE_MOMENT.stream().anyMatch(type -> type.isInstance(one))) {
                return true;
            }
        }
        return false;
    }

    /** One line for people. */
    public static String words(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        String kind = cause.getClass().getSimpleName();
        return message == null || message.isBlank() ? kind : kind + ": " + message.strip();
    }
}
