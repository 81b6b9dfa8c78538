package com.firewalker.query.console;

import com.firewalker.query.deadletter.DeadLetters;
import com.firewalker.query.projection.ProjectionStatuses.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a console shows at a glance, of one moment.
 *
 * @param eventsPerSecond by which the ledger has grown in the last minute
 * @param deadLetters of all views together
 */
record Overview(
        Instant at,
        long head,
        double eventsPerSecond,
        List<Status> items,
        DeadLetters.Waiting deadLetters,
        Replica replica,
        Redis redis) {

    /**
     * @param state none, used, or left-out while it is too far behind or does not answer
     * @param lagSeconds null where it is not known
     */
    record Replica(String state, @Nullable Double lagSeconds) {}

    /**
     * @param state up, or down where no server answers
     * @param usedBytes of all servers that hold keys; null while none answers
     */
    record Redis(String state, @Nullable Long usedBytes) {}
}
