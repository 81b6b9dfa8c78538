package com.firewalker.notification.goal;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.firewalker.events.v1.DayGoalLost;
import com.firewalker.events.v1.DayGoalReached;
import com.firewalker.events.v1.WalkerErased;
import com.firewalker.notification.intent.Intent;
import com.firewalker.notification.intent.Intents;
import com.firewalker.notification.intent.PushWindow;
import com.firewalker.notification.outbox.Outbox;
import com.firewalker.notification.processes.EventPosition;
import com.firewalker.notification.streak.StreakCheck;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;

/**
 * One walker's goal on one local day: told the first time the total reaches it, silent however often it falls and rises
 * again, over when nothing about the day is news any more (domain-rules.md 9.1, 9.2). A streak may pass a milestone
 * each time the goal is reached, so it is looked at each time.
 */
@Saga
@ProcessingGroup(GoalSaga.PROCESSOR)
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
public class GoalSaga {

    static final String PROCESSOR = "goal-saga";
    static final String DAY_IS_OLD = "day-is-old";

    private boolean told;
    private String deadline = "";

    public GoalSaga() {}

    @StartSaga
    @SagaEventHandler(associationProperty = WalkerDay.PROPERTY, associationResolver = WalkerDay.class)
    void on(
            DayGoalReached event,
            EventMessage<?> message,
            @Timestamp Instant recordedAt,
            Intents intents,
            Outbox outbox,
            DeadlineManager deadlines) {
        long position = EventPosition.of(message);
        outbox.add(StreakCheck.after(event, position, recordedAt));
        if (told) {
            return;
        }
        told = true;
        Intent reached = GoalIntents.reached(event, recordedAt);
        intents.record(reached);
        if (reached.pushUntil() != null) {
            outbox.add(FriendGoal.after(event, position, recordedAt));
        }
        endWhenOld(event, recordedAt, deadlines);
    }

    private void endWhenOld(DayGoalReached event, Instant recordedAt, DeadlineManager deadlines) {
        Duration left = Duration.between(recordedAt, GoalIntents.dayEnd(event).plus(PushWindow.AFTER_DAY_END));
        if (left.isNegative() || left.isZero()) {
            SagaLifecycle.end();
            return;
        }
        SagaLifecycle.associateWith("walkerId", event.getWalkerId());
        deadline = deadlines.schedule(recordedAt.plus(left), DAY_IS_OLD);
    }

    /** Keeps the saga as it is: what was told stays told. */
    @SagaEventHandler(associationProperty = WalkerDay.PROPERTY, associationResolver = WalkerDay.class)
    void on(DayGoalLost event) {}

    @EndSaga
    @SagaEventHandler(associationProperty = "walkerId")
    void on(WalkerErased event, DeadlineManager deadlines) {
        deadlines.cancelSchedule(DAY_IS_OLD, deadline);
    }

    @EndSaga
    @DeadlineHandler(deadlineName = DAY_IS_OLD)
    void onDayIsOld() {}
}
