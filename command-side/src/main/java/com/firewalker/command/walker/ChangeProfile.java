package com.firewalker.command.walker;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Says that name or picture changed in the account tables; what changed is personal data and stays there. */
public record ChangeProfile(String walkerId) implements WalkerCommand {

    public ChangeProfile {
        WalkerStream.checked(walkerId);
    }

    @Override
    @TargetAggregateIdentifier
    public String stream() {
        return WalkerStream.of(walkerId);
    }
}
