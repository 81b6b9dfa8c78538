package com.firewalker.command.walker;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Tells every view to drop the walker (domain-rules.md 12.2). */
public record EraseWalker(String walkerId) implements WalkerCommand {

    public EraseWalker {
        WalkerStream.checked(walkerId);
    }

    @Override
    @TargetAggregateIdentifier
    public String stream() {
        return WalkerStream.of(walkerId);
    }
}
