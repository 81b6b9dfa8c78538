package com.firewalker.platform.data;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/**
 * Every connection for reading is in use: the service is overloaded, its servers are well. The question is refused (503),
 * not asked of another server, which would only carry the overload there.
 */
public final class ReadersBusy extends SQLTransientConnectionException {

    private static final long serialVersionUID = 1L;

    ReadersBusy(SQLException cause) {
        super("every connection for reading is in use", cause);
    }

    /** Whether this is the reason for a failure, somewhere inside. */
    public static boolean in(@Nullable Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ReadersBusy) {
                return true;
            }
        }
        return false;
    }
}
