package com.firewalker.notification.deadletter;

import com.firewalker.events.v1.AppealDecided;
import com.firewalker.events.v1.DayGoalLost;
import com.firewalker.events.v1.DayGoalReached;
import com.firewalker.events.v1.DayReviewed;
import com.firewalker.events.v1.FriendshipRequested;
import com.firewalker.events.v1.StepsRecorded;
import com.firewalker.events.v1.WalkerDataExported;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether the dates of an event can be those of a walker's life: from 1970-01-01 to 400 days after it was recorded, and
 * two days for zones. Earlier versions took others from clients; neither columns nor deadlines hold them.
 */
public final class KnownDates {

    private static final long AHEAD_DAYS = 402;
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    private KnownDates() {}

    public static boolean holds(Object event, Instant recordedAt) {
        if (event instanceof DayGoalReached reached) {
            return holdsDay(reached.getLocalDate(), recordedAt)
                    && holdsMillis(reached.getDayEndsAtMillis(), recordedAt);
        }
        if (event instanceof StepsRecorded recorded) {
            return holdsDay(recorded.getLocalDate(), recordedAt);
        }
        if (event instanceof DayReviewed reviewed) {
            return holdsDay(reviewed.getLocalDate(), recordedAt);
        }
        if (event instanceof DayGoalLost lost) {
            return holdsDay(lost.getLocalDate(), recordedAt);
        }
        if (event instanceof AppealDecided decided) {
            return holdsDay(decided.getLocalDate(), recordedAt);
        }
        if (event instanceof FriendshipRequested requested) {
            return holdsMillis(requested.getRequestedAtMillis(), recordedAt);
        }
        return !(event instanceof WalkerDataExported exported)
                || holdsMillis(exported.getExpiresAtMillis(), recordedAt);
    }

    /** @param epochDay days since 1970-01-01 */
    public static boolean holdsDay(long epochDay, Instant recordedAt) {
        return epochDay >= 0 && epochDay <= lastDay(recordedAt);
    }

    private static boolean holdsMillis(long epochMillis, Instant recordedAt) {
        return epochMillis >= 0 && epochMillis <= (lastDay(recordedAt) + 1) * DAY_MILLIS;
    }

    private static long lastDay(Instant recordedAt) {
        return Math.floorDiv(recordedAt.toEpochMilli(), DAY_MILLIS) + AHEAD_DAYS;
    }
}
