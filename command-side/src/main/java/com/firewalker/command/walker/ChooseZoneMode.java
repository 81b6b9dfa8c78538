package com.firewalker.command.walker;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Whether uploads may add to the zone history, or only the walker does (domain-rules.md 3.2). */
public record ChooseZoneMode(String walkerId, boolean fixed) implements WalkerCommand {

    public ChooseZoneMode {
        WalkerStream.checked(walkerId);
    }

    @Override
    @TargetAggregateIdentifier
    public String stream() {
        return WalkerStream.of(walkerId);
    }
}
