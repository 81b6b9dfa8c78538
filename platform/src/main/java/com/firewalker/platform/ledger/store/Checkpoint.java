package com.firewalker.platform.ledger.store;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A position and the event that stands there, as far as it is known. A reader compares it with the ledger whenever it
 * reads on, so that a failover which lost the ledger's tail is noticed. Sent like an event, it says that nothing else up
 * to this position concerns the reader, and takes its token along; no handler ever sees it.
 */
public record Checkpoint(long position, @Nullable UUID event) {

    public static Checkpoint at(LedgerEvent event) {
        return new Checkpoint(event.position(), event.eventId());
    }

    /** False where both are known and differ. */
    public boolean agreesWith(LedgerEvent found) {
        return found.position() == position && (event == null || event.equals(found.eventId()));
    }
}
