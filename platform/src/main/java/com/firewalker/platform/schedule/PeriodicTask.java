package com.firewalker.platform.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Work that is looked for at the latest after a pause, and at once when {@link TaskSignals} names it. */
public interface PeriodicTask {

    /** Whoever has something to do is woken; this finds what a crash or another instance left behind. */
    Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    String name();

    /** How long the task rests when it found nothing and nobody woke it. */
    Duration pause();

    /** One look; true where more work may be waiting. An exception is logged and the task runs again after its pause. */
    boolean run();

    /** How long to rest until something is due: five seconds at most, and a second where others work on it already. */
    static Duration until(Optional<Instant> due, Instant now) {
        Duration left = due.map(at -> Duration.between(now, at)).orElse(LONGEST_PAUSE);
        if (left.compareTo(LONGEST_PAUSE) > 0) {
            return LONGEST_PAUSE;
        }
        return left.compareTo(Duration.ZERO) > 0 ? left.plusMillis(1) : Duration.ofSeconds(1);
    }

    /** A task made of a method. */
    static PeriodicTask of(String name, Duration pause, Looking look) {
        return of(name, () -> pause, look);
    }

    /** A task whose pause is another each time. */
    static PeriodicTask of(String name, Supplier<Duration> pause, Looking look) {
        return new PeriodicTask() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Duration pause() {
                return pause.get();
            }

            @Override
            public boolean run() {
                return look.run();
            }
        };
    }

    /** One look; true where more work may be waiting. */
    @FunctionalInterface
    interface Looking {
        boolean run();
    }
}
