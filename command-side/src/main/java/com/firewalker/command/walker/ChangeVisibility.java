package com.firewalker.command.walker;

import com.firewalker.events.v1.Visibility;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

public record ChangeVisibility(String walkerId, Visibility visibility) implements WalkerCommand {

    public ChangeVisibility {
        WalkerStream.checked(walkerId);
        Checks.chosen(visibility);
    }

    @Override
    @TargetAggregateIdentifier
    public String stream() {
        return WalkerStream.of(walkerId);
    }
}
