package com.firewalker.notification.errand;

import java.time.Instant;

/** How an errand ended, or when to come back. */
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
