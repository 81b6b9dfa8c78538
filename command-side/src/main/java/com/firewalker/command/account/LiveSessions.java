package com.firewalker.command.account;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A walker's sessions, as acts on the account end them. Called in the transaction that holds the account's row, so that
 * no login begins meanwhile; what is answered is to be run once that transaction has committed.
 */
public interface LiveSessions {

    /** A session that can go on, without what its owner calls it. */
    record Living(
            String sessionId,
            @Nullable String client,
            @Nullable String place,
            Instant createdAt,
            Instant lastUsedAt) {}

    /** The last used first. */
    List<Living> living(String walkerId);

    /** Ends every session but the excepted one. */
    Runnable endAll(String walkerId, @Nullable String exceptSessionId, String because);

    /** Ends every session and leaves no row behind. */
    Runnable erase(String walkerId);
}
