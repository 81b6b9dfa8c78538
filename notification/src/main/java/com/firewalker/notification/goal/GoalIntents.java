package com.firewalker.notification.goal;

import com.firewalker.events.v1.DayGoalReached;
import com.firewalker.notification.intent.Intent;
import com.firewalker.notification.intent.Kind;
import com.firewalker.notification.intent.PushWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/** What a reached goal says. */
final class GoalIntents {

    private GoalIntents() {}

    static Intent reached(DayGoalReached event, Instant recordedAt) {
        String date = LocalDate.ofEpochDay(event.getLocalDate()).toString();
        return new Intent(
                "GOAL_REACHED:" + event.getWalkerId() + ":" + date,
                event.getWalkerId(),
                Kind.GOAL_REACHED,
                Map.of("date", date, "goal", event.getGoal(), "total", event.getTotal()),
                recordedAt,
                event.getWithoutNewSteps() ? null : PushWindow.of(recordedAt, dayEnd(event)));
    }

    static Instant dayEnd(DayGoalReached event) {
        return Instant.ofEpochMilli(event.getDayEndsAtMillis());
    }
}
