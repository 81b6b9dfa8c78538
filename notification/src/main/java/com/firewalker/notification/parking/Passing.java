package com.firewalker.notification.parking;

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

/** Tells a moment in which nothing can be handled from an event that cannot. */
final class Passing {

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
            IOException.class,
            InterruptedException.class);

    private Passing() {}

    static boolean is(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Throwable one = cause;
            if (OF_THE_MOMENT.stream().anyMatch(type -> type.isInstance(one))) {
                return true;
            }
        }
        return false;
    }

    /** One line for people. */
    static String words(Throwable failure) {
        Throwable cause = failure;
        for (@Nullable Throwable next = cause.getCause(); next != null; next = cause.getCause()) {
            cause = next;
        }
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
