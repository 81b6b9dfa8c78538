package com.firewalker.notification.errand;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Pauses between attempts: doubled each time up to a limit; after the last attempt an errand is parked. */
@ConfigurationProperties("firewalker.notification.retry")
record Backoff(
        @DefaultValue("5s") Duration first,
        @DefaultValue("1h") Duration longest,
        @DefaultValue("12") int attempts) {

    boolean lastWas(int attempt) {
        return attempt >= attempts;
    }

    /** Spread by id, so that errands that failed together do not come back together. */
    Duration after(int attempt, long id) {
        Duration pause = attempt > 20 ? longest : first.multipliedBy(1L << (attempt - 1));
        Duration bounded = pause.compareTo(longest) > 0 ? longest : pause;
        return bounded.plusMillis(bounded.toMillis() / 4 * Math.floorMod(id, 8) / 8);
    }
}
