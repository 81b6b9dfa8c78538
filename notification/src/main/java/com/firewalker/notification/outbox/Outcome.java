package com.firewalker.notification.outbox;

import java.time.Instant;

/** How a task ended, or when to come back. */
public sealed interface Outcome {

    /** Done, or found to be needless. */
    record Done(String how) implements Outcome {}

    /** Nothing went wrong, the time is not right: does not count as a failure. */
    record NotBefore(Instant time) implements Outcome {}

    static Outcome sent() {
        return new Done("sent");
    }

    static Outcome needless(String why) {
        return new Done(why);
    }
}
