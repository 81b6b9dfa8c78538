package com.firewalker.command.walker;

import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A goal from a local date on. That today's goal is still unreached is today's StepDay to say (domain-rules.md 6.1). */
public record SetDailyGoal(String walkerId, int dailySteps, LocalDate effectiveFrom, Instant at)
        implements WalkerCommand {

    public SetDailyGoal {
        WalkerStream.checked(walkerId);
        Checks.goal(dailySteps);
    }

    @Override
    @TargetAggregateIdentifier
    public String stream() {
        return WalkerStream.of(walkerId);
    }
}
