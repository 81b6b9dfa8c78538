package com.firewalker.query.view;

import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.platform.ledger.store.UnreadableEvent;
import com.google.protobuf.Message;
import java.time.Instant;

/**
 * One event of the ledger as folds see it: what happened, at which position, known since when. A fold that needs an
 * event that this program cannot read fails on it, as on any event that it cannot handle.
 */
public record Fact(long position, Instant recordedAt, Message event) {

    public static Fact of(LedgerEvent event) {
        return new Fact(event.position(), event.recordedAt(), event.payloadOrUnreadable());
    }

    /** False where the event is about a local date that no view can hold: every fold leaves it out. */
    public boolean inCalendar() {
        return Calendar.holds(event);
    }

    @Override
    public Message event() {
        return UnreadableEvent.readable(event);
    }
}
