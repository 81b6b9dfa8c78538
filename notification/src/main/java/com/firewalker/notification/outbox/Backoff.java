package com.firewalker.notification.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Pauses between attempts: doubled each time up to a limit; after the last attempt a task is parked. */
@ConfigurationProperties("firewalker.notification.retry")
record Backoff(
        @DefaultValue("5s") Duration first,
        @DefaultValue("1h") Duration longest,
        @DefaultValue("12") int attempts) {

    private static final Duration SOONEST = Duration.ofSeconds(2);
    private static final Duration LONGEST_WHILE_UNAVAILABLE = Duration.ofMinutes(10);

    boolean lastWas(int attempt) {
        return attempt >= attempts;
    }

    /**
     * For a task that needs a service which is unavailable or whose views are behind: a quarter of its age, so that
     * it comes back soon at first and asks ever less often, but never gives up because of it.
     */
    Duration whileUnavailable(Duration age) {
        Duration pause = age.dividedBy(4);
        if (pause.compareTo(SOONEST) < 0) {
            return SOONEST;
        }
        return pause.compareTo(LONGEST_WHILE_UNAVAILABLE) > 0 ? LONGEST_WHILE_UNAVAILABLE : pause;
    }

    /** Spread by id, so that tasks that failed together do not come back together. */
    Duration after(int attempt, long id) {
        Duration pause = attempt > 20 ? longest : first.multipliedBy(1L << (attempt - 1));
        Duration bounded = pause.compareTo(longest) > 0 ? longest : pause;
        return bounded.plusMillis(bounded.toMillis() / 4 * Math.floorMod(id, 8) / 8);
    }
}
