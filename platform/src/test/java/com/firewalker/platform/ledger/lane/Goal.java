package com.firewalker.platform.ledger.lane;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.firewalker.events.v1.DailyGoalSet;
import com.firewalker.events.v1.WalkerErased;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The smallest aggregate that the lanes can be tried with: a goal that may only rise. */
@Aggregate
public class Goal {
    @AggregateIdentifier
    private @Nullable String id;

    private int steps;

    /** Refused unless higher than before; same as before: nothing happens. */
    public record Raise(@TargetAggregateIdentifier String stream, int steps) {}

    public record Erase(@TargetAggregateIdentifier String stream) {}

    static final class TooLow extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLow(int steps) {
            super("not higher: " + steps);
        }
    }

    Goal() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    int handle(Raise command) {
        if (command.steps() < steps) {
            throw new TooLow(command.steps());
        }
        if (command.steps() > steps) {
            apply(raised(command.stream(), command.steps()));
        }
        return steps;
    }

    @CommandHandler
    void handle(Erase command) {
        apply(WalkerErased.newBuilder().setWalkerId(command.stream()).build());
    }

    public static DailyGoalSet raised(String stream, int steps) {
        return DailyGoalSet.newBuilder()
                .setWalkerId(stream)
                .setDailySteps(steps)
                .setEffectiveFrom(0)
                .build();
    }

    @EventSourcingHandler
    void on(DailyGoalSet event) {
        id = event.getWalkerId();
        steps = event.getDailySteps();
    }
}
