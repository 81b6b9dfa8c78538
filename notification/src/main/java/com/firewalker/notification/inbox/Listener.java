package com.firewalker.notification.inbox;

import com.firewalker.platform.security.Caller;

/** Who listens to a feed; without a session of their own where a gateway listens for them. */
record Listener(String walkerId, String sessionId) {

    static Listener of(Caller caller) {
        return new Listener(caller.walkerId(), caller.sessionId());
    }
}
