package com.firewalker.notification.processes;

import java.time.Duration;

/** Work that is looked for again and again. */
public interface Round {

    String name();

    Duration pause();

    /** One look; true where more work may be waiting. */
    boolean go();
}
