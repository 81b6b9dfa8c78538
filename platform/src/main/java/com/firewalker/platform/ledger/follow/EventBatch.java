package com.firewalker.platform.ledger.follow;

import com.firewalker.platform.ledger.store.LedgerEvent;
import java.util.List;

/**
 * What the ledger holds in (after, upTo]. A handler that names it gets the ledger in batches instead of event by
 * event: each is one message and one transaction, so that what Axon does for a message is done once for many events.
 * Its processor has one segment, and events that this program cannot read are in it as they are.
 */
public record EventBatch(List<LedgerEvent> events, long after, long upTo) {

    public EventBatch {
        events = List.copyOf(events);
    }
}
