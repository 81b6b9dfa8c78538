package com.firewalker.notification.goal;

import com.firewalker.events.v1.DayGoalLost;
import com.firewalker.events.v1.DayGoalReached;
import java.time.LocalDate;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.modelling.saga.AssociationResolver;

/** Ties events to a saga by walker and local date together; either alone names too much. */
public class WalkerDay implements AssociationResolver {

    static final String PROPERTY = "walkerDay";

    /** Axon makes one by reflection and insists on a public constructor. */
    public WalkerDay() {}

    @Override
    public <T> void validate(String property, MessageHandlingMember<T> handler) {
        Class<?> payload = handler.payloadType();
        if (payload != DayGoalReached.class && payload != DayGoalLost.class) {
            throw new IllegalArgumentException("no walker and day in " + payload.getName());
        }
    }

    @Override
    public <T> Object resolve(String property, EventMessage<?> message, MessageHandlingMember<T> handler) {
        return message.getPayload() instanceof DayGoalReached reached
                ? of(reached.getWalkerId(), reached.getLocalDate())
                : of((DayGoalLost) message.getPayload());
    }

    private static String of(DayGoalLost lost) {
        return of(lost.getWalkerId(), lost.getLocalDate());
    }

    static String of(String walkerId, int localDate) {
        return walkerId + ":" + LocalDate.ofEpochDay(localDate);
    }
}
