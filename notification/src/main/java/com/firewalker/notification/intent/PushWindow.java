package com.firewalker.notification.intent;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long a fact about a local day may leave the inbox (domain-rules.md 9.2, 9.5). */
public final class PushWindow {

    public static final Duration AFTER_DAY_END = Duration.ofHours(36);
    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofHours(24);

    private PushWindow() {}

    /** Until the day ends, but at least an hour and at most a day; null where the fact was recorded too late. */
    public static @Nullable Instant of(Instant recordedAt, Instant dayEndsAt) {
        if (recordedAt.isAfter(dayEndsAt.plus(AFTER_DAY_END))) {
            return null;
        }
        Duration untilDayEnd = Duration.between(recordedAt, dayEndsAt);
        Duration life = untilDayEnd.compareTo(SHORTEST) < 0 ? SHORTEST : untilDayEnd;
        return recordedAt.plus(life.compareTo(LONGEST) > 0 ? LONGEST : life);
    }

    /** For facts that belong to no day. */
    public static Instant oneDay(Instant recordedAt) {
        return recordedAt.plus(LONGEST);
    }
}
