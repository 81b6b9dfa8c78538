package com.firewalker.platform.schedule;

import java.time.Duration;

/** Work that is looked for at the latest after a pause, and at once when {@link TaskSignals} names it. */
public interface PeriodicTask {

    String name();

    /** How long the task rests when it found nothing and nobody woke it. */
    Duration pause();

    /** One look; true where more work may be waiting. An exception is logged and the task runs again after its pause. */
    boolean run();

    /** A task made of a method. */
    static PeriodicTask of(String name, Duration pause, Looking look) {
        return new PeriodicTask() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Duration pause() {
                return pause;
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
