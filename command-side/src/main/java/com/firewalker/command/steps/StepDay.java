package com.firewalker.command.steps;

import com.firewalker.events.v1.DayGoalLost;
import com.firewalker.events.v1.DayGoalReached;
import com.firewalker.events.v1.DayReviewed;
import com.firewalker.events.v1.StepsRecorded;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A walker's local day in the ledger; what it answers is decided by {@link DayDecider}. */
@Aggregate
class StepDay {

    @AggregateIdentifier
    private @Nullable String dayId;

    private @Nullable Day day;

    StepDay() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    DayAnswer handle(RecordSteps command) {
        return day(command.dayId(), command.date()).handle(command, AggregateLifecycle::apply);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    DayAnswer handle(DeleteSamples command) {
        return day(command.dayId(), command.date()).handle(command, AggregateLifecycle::apply);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    DayAnswer handle(RecordSpills command) {
        return day(command.dayId(), command.date()).handle(command, AggregateLifecycle::apply);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    DayAnswer handle(ChangeDayGoal command) {
        return day(command.dayId(), command.date()).handle(command, AggregateLifecycle::apply);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    DayAnswer handle(ReviewDay command) {
        return day(command.dayId(), command.date()).handle(command, AggregateLifecycle::apply);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    DayAnswer handle(ReleaseDay command) {
        return day(command.dayId(), command.date()).handle(command, AggregateLifecycle::apply);
    }

    @EventSourcingHandler
    void on(StepsRecorded event) {
        day(DayId.of(event.getWalkerId(), event.getLocalDate()), event.getLocalDate())
                .evolve(event);
    }

    @EventSourcingHandler
    void on(DayReviewed event) {
        day(DayId.of(event.getWalkerId(), event.getLocalDate()), event.getLocalDate())
                .evolve(event);
    }

    @EventSourcingHandler
    void on(DayGoalReached event) {
        day(DayId.of(event.getWalkerId(), event.getLocalDate()), event.getLocalDate())
                .evolve(event);
    }

    @EventSourcingHandler
    void on(DayGoalLost event) {
        day(DayId.of(event.getWalkerId(), event.getLocalDate()), event.getLocalDate())
                .evolve(event);
    }

    /** A day that a command left without events has its name all the same: it is kept under it until the next one. */
    private Day day(String id, int date) {
        dayId = id;
        if (day == null) {
            day = new Day(date);
        }
        return day;
    }
}
