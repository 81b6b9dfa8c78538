package com.firewalker.command.walker;

import java.time.Instant;
import java.time.ZoneId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

public record ChangeZone(String walkerId, ZoneId timeZone, Instant at) implements WalkerCommand {

    public ChangeZone {
        WalkerStream.checked(walkerId);
    }

    @Override
    @TargetAggregateIdentifier
    public String stream() {
        return WalkerStream.of(walkerId);
    }
}
