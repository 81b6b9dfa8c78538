package com.firewalker.command.account;

import org.jspecify.annotations.Nullable;

/**
 * A walker's sessions, as acts on the account end them. Called in the transaction that holds the account's row, so that
 * no login begins meanwhile; what is answered is to be run once that transaction has committed.
 */
public interface LiveSessions {

    /** Ends every session but the excepted one. */
    Runnable endAll(String walkerId, @Nullable String exceptSessionId, String because);

    /** Ends every session and leaves no row behind. */
    Runnable erase(String walkerId);
}
