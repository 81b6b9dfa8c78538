package com.firewalker.platform.ledger.follow;

import com.firewalker.platform.ledger.store.Checkpoint;
import java.util.function.Consumer;
import org.axonframework.eventhandling.TrackedEventMessage;

/** How a stream gets on along the ledger: event by event, only some types, or in batches. */
interface LedgerPages {

    /** Hands over the next messages of (after, upTo], none where nothing in it concerns the reader; says how far it got. */
    Checkpoint next(Checkpoint after, long upTo, Consumer<TrackedEventMessage<?>> reader);

    /** A stream begins here, and wants to be called when it need not rest any longer. */
    default void begin(long after, Runnable available) {}

    /** True while the stream had better not look further: it will be called. */
    default boolean rests(long delivered) {
        return false;
    }
}
