package com.firewalker.query.view;

import com.firewalker.events.v1.DailyGoalSet;
import com.firewalker.events.v1.DayGoalLost;
import com.firewalker.events.v1.DayGoalReached;
import com.firewalker.events.v1.DayReviewed;
import com.firewalker.events.v1.DevicePreferenceSet;
import com.firewalker.events.v1.StepsRecorded;
import com.google.protobuf.Message;
import java.time.LocalDate;

/**
 * The local dates that views can hold: those of a MySQL {@code DATE}, years 1000 to 9999. The doors refuse far narrower
 * bounds (api.md 1); ledgers may hold events from before they did. Every view leaves such events out, so that one
 * walker's date stops nobody's view and live view, rebuild and verification agree.
 */
public final class Calendar {

    private static final long FIRST = LocalDate.of(1000, 1, 1).toEpochDay();
    private static final long LAST = LocalDate.of(9999, 12, 31).toEpochDay();

    private Calendar() {}

    public static boolean holds(LocalDate date) {
        return holds(date.toEpochDay());
    }

    static boolean holds(long epochDay) {
        return epochDay >= FIRST && epochDay <= LAST;
    }

    /** False for an event about a local date that no view can hold. */
    static boolean holds(Message event) {
        if (event instanceof StepsRecorded recorded) {
            return holds(recorded.getLocalDate());
        } else if (event instanceof DayReviewed reviewed) {
            return holds(reviewed.getLocalDate());
        } else if (event instanceof DayGoalReached reached) {
            return holds(reached.getLocalDate());
        } else if (event instanceof DayGoalLost lost) {
            return holds(lost.getLocalDate());
        } else if (event instanceof DailyGoalSet goal) {
            return holds(goal.getEffectiveFrom());
        }
        return !(event instanceof DevicePreferenceSet preference) || holds(preference.getEffectiveFrom());
    }
}
