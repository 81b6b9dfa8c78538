package com.firewalker.notification.streak;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.firewalker.events.v1.WalkerErased;
import com.firewalker.events.v1.WalkerRegistered;
import com.firewalker.events.v1.WalkerZoneChanged;
import com.firewalker.events.v1.WalkerZonesStated;
import com.firewalker.notification.outbox.Outbox;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;

/**
 * A walker's evenings, one after the other, in the zone they live in: each evening somebody looks whether a goal is close
 * or a streak at risk. After a standstill only the next evening counts, not the missed ones.
 */
@Saga
@ProcessingGroup(EveningReminderSaga.PROCESSOR)
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
public class EveningReminderSaga {

    static final String PROCESSOR = "evening-saga";
    static final String EVENING = "evening";
    private static final String WALKER = "walkerId";

    private String walkerId = "";
    private String zone = "";
    private String next = "";

    public EveningReminderSaga() {}

    @StartSaga
    @SagaEventHandler(associationProperty = WALKER)
    void on(WalkerRegistered event, @Timestamp Instant recordedAt, DeadlineManager deadlines) {
        if (!walkerId.isEmpty()) {
            return;
        }
        walkerId = event.getWalkerId();
        zone = event.getTimeZone();
        next = deadlines.schedule(Evening.after(recordedAt, zone), EVENING);
    }

    @SagaEventHandler(associationProperty = WALKER)
    void on(WalkerZoneChanged event, @Timestamp Instant recordedAt, DeadlineManager deadlines) {
        moved(event.getTimeZone(), recordedAt, deadlines);
    }

    @SagaEventHandler(associationProperty = WALKER)
    void on(WalkerZonesStated event, @Timestamp Instant recordedAt, DeadlineManager deadlines) {
        moved(event.getCurrentZone(), recordedAt, deadlines);
    }

    private void moved(String to, Instant recordedAt, DeadlineManager deadlines) {
        deadlines.cancelSchedule(EVENING, next);
        zone = to;
        next = deadlines.schedule(Evening.after(recordedAt, zone), EVENING);
    }

    /** After a standstill it may be the next morning: what was not said that evening is not said any more. */
    @DeadlineHandler(deadlineName = EVENING)
    void onEvening(@Timestamp Instant now, Outbox outbox, DeadlineManager deadlines) {
        if (Evening.isOn(now, zone)) {
            outbox.add(EveningCheck.at(walkerId, zone, now));
        }
        next = deadlines.schedule(Evening.after(now, zone), EVENING);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = WALKER)
    void on(WalkerErased event, DeadlineManager deadlines) {
        deadlines.cancelSchedule(EVENING, next);
    }
}
