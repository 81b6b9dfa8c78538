package com.firewalker.notification.intent;

import java.util.Locale;

/** The one decision on an intent (reliability: sent, suppressed, parked; parking belongs to a channel's task). */
public enum State {
    WAITING,
    TOLD,
    SUPPRESSED;

    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
