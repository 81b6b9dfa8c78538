package com.firewalker.platform.ledger.store;

import com.firewalker.ledger.v1.Unreadable;
import com.firewalker.platform.web.Refusal;
import com.google.protobuf.Message;
import java.time.Duration;
import java.util.List;

/**
 * An event is needed that this program cannot read; the message says which and why, the detail for clients does not.
 * HTTP 503, gRPC UNAVAILABLE: another version of the program, or a repaired ledger, will do.
 */
public final class UnreadableEvent extends Refusal {
    private static final long serialVersionUID = 1L;
    private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

    public UnreadableEvent(Unreadable event) {
        super(503, "unavailable", event.getReason(), List.of(), RETRY_AFTER);
    }

    /** The same payload, unless it only stands for an event that cannot be read. */
    public static Message readable(Message payload) {
        if (payload instanceof Unreadable unreadable) {
            throw new UnreadableEvent(unreadable);
        }
        return payload;
    }

    @Override
    public String detail() {
        return "Something that is needed for an answer cannot be read at present";
    }
}
