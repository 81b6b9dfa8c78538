package com.firewalker.platform.web;

import java.net.ConnectException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Whether a failure, somewhere inside, is a store that could not be reached: a reason to answer 503, not 500. */
final class StoreAway {

    private StoreAway() {}

    static boolean in(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 12; depth++, cause = cause.getCause()) {
            if (isAway(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAway(Throwable cause) {
        return cause instanceof SQLTransientException
                || cause instanceof SQLRecoverableException
                || cause instanceof SQLNonTransientConnectionException
                || cause instanceof ConnectException
                || cause instanceof TimeoutException
                || cause.getClass().getName().startsWith("io.lettuce.core.Redis")
                || cause.getClass().getName().startsWith("software.amazon.awssdk.")
                || cause.getClass().getSimpleName().equals("RedisConnectionFailureException");
    }
}
