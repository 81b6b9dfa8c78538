package com.firewalker.command.walker;

import com.firewalker.events.v1.Visibility;
import java.time.ZoneId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

public record RegisterWalker(String walkerId, ZoneId timeZone, Visibility visibility, int dailyGoal)
        implements WalkerCommand {

    public RegisterWalker {
        WalkerStream.checked(walkerId);
        Checks.chosen(visibility);
        Checks.goal(dailyGoal);
    }

    @Override
    @TargetAggregateIdentifier
    public String stream() {
        return WalkerStream.of(walkerId);
    }
}
