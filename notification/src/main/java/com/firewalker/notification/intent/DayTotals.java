package com.firewalker.notification.intent;

import com.firewalker.events.v1.DayGoalLost;
import com.firewalker.events.v1.DayGoalReached;
import com.firewalker.events.v1.DayReviewed;
import com.firewalker.events.v1.StepsRecorded;
import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.proto.StreamNames;
import java.time.LocalDate;
import java.util.OptionalInt;

/** What a day's total was after one of its events. */
public final class DayTotals {

    private DayTotals() {}

    public static String stream(String walkerId, LocalDate date) {
        return StreamNames.day(walkerId, date);
    }

    /** Empty for an event that says no total. */
    public static OptionalInt of(LedgerEvent event) {
        if (event.payloadOrUnreadable() instanceof StepsRecorded recorded) {
            return OptionalInt.of(recorded.getResult().getTotal());
        }
        if (event.payloadOrUnreadable() instanceof DayReviewed reviewed) {
            return OptionalInt.of(reviewed.getResult().getTotal());
        }
        if (event.payloadOrUnreadable() instanceof DayGoalReached reached) {
            return OptionalInt.of(reached.getTotal());
        }
        return event.payloadOrUnreadable() instanceof DayGoalLost lost
                ? OptionalInt.of(lost.getTotal())
                : OptionalInt.empty();
    }
}
