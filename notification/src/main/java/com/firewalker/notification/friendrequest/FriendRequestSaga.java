package com.firewalker.notification.friendrequest;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.firewalker.events.v1.FriendshipAccepted;
import com.firewalker.events.v1.FriendshipDeclined;
import com.firewalker.events.v1.FriendshipExpired;
import com.firewalker.events.v1.FriendshipRequested;
import com.firewalker.events.v1.FriendshipWithdrawn;
import com.firewalker.events.v1.WalkerBlocked;
import com.firewalker.events.v1.WalkerErased;
import com.firewalker.notification.intent.Intents;
import com.firewalker.notification.outbox.Outbox;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;

/**
 * One friend request from its asking to its answer: tells the addressee, reminds after 7 days, lets it lapse after 30
 * (domain-rules.md 10.4). An answer that arrives first takes the keys, so that a request is not told after its end.
 */
@Saga
@ProcessingGroup(FriendRequestSaga.PROCESSOR)
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
public class FriendRequestSaga {

    static final String PROCESSOR = "friend-request-saga";
    static final String REMIND = "friend-request-unanswered";
    static final String LAPSE = "friend-request-lapsed";

    private static final String REQUEST = "requestId";
    private static final String WALKER = "walkerId";
    private static final Duration UNTIL_REMINDER = Duration.ofDays(7);
    private static final Duration UNTIL_LAPSE = Duration.ofDays(30);

    private RequestFacts request = RequestFacts.NONE;
    private String reminder = "";
    private String lapse = "";

    public FriendRequestSaga() {}

    @StartSaga
    @SagaEventHandler(associationProperty = REQUEST)
    void on(FriendshipRequested event, @Timestamp Instant recordedAt, Intents intents, DeadlineManager deadlines) {
        if (request.known()) {
            return;
        }
        request = RequestFacts.of(event);
        SagaLifecycle.associateWith(WALKER, event.getRequesterId());
        SagaLifecycle.associateWith(WALKER, event.getAddresseeId());
        Instant requestedAt = Instant.ofEpochMilli(event.getRequestedAtMillis());
        lapse = deadlines.schedule(requestedAt.plus(UNTIL_LAPSE), LAPSE);
        if (!event.getSilent()) {
            intents.record(request.asked(recordedAt));
            reminder = deadlines.schedule(requestedAt.plus(UNTIL_REMINDER), REMIND);
        }
    }

    @DeadlineHandler(deadlineName = REMIND)
    void remind(@Timestamp Instant now, Intents intents) {
        reminder = "";
        intents.record(request.reminded(now));
    }

    @EndSaga
    @DeadlineHandler(deadlineName = LAPSE)
    void lapse(@Timestamp Instant now, Outbox outbox, DeadlineManager deadlines) {
        lapse = "";
        outbox.add(request.expiry(now));
        cancel(deadlines);
    }

    @StartSaga
    @EndSaga
    @SagaEventHandler(associationProperty = REQUEST)
    void on(FriendshipAccepted event, @Timestamp Instant recordedAt, Intents intents, DeadlineManager deadlines) {
        over(RequestFacts.of(event), intents, deadlines);
        intents.record(RequestFacts.of(event).accepted(recordedAt));
    }

    @StartSaga
    @EndSaga
    @SagaEventHandler(associationProperty = REQUEST)
    void on(FriendshipDeclined event, Intents intents, DeadlineManager deadlines) {
        over(RequestFacts.of(event), intents, deadlines);
    }

    @StartSaga
    @EndSaga
    @SagaEventHandler(associationProperty = REQUEST)
    void on(FriendshipWithdrawn event, Intents intents, DeadlineManager deadlines) {
        over(RequestFacts.of(event), intents, deadlines);
    }

    @StartSaga
    @EndSaga
    @SagaEventHandler(associationProperty = REQUEST)
    void on(FriendshipExpired event, Intents intents, DeadlineManager deadlines) {
        over(RequestFacts.of(event), intents, deadlines);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "endedRequestId", keyName = REQUEST)
    void on(WalkerBlocked event, Intents intents, DeadlineManager deadlines) {
        over(request, intents, deadlines);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = WALKER)
    void on(WalkerErased event, Intents intents, DeadlineManager deadlines) {
        over(request, intents, deadlines);
    }

    private void over(RequestFacts facts, Intents intents, DeadlineManager deadlines) {
        facts.keys().forEach(key -> intents.ruleOut(key, facts.addresseeId(), facts.kind()));
        cancel(deadlines);
    }

    private void cancel(DeadlineManager deadlines) {
        if (!reminder.isEmpty()) {
            deadlines.cancelSchedule(REMIND, reminder);
        }
        if (!lapse.isEmpty()) {
            deadlines.cancelSchedule(LAPSE, lapse);
        }
    }
}
