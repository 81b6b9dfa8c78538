package com.firewalker.command.walker;

import java.time.Instant;
import java.time.ZoneId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The walker lives in another zone from an instant on; automatic where an upload said so (domain-rules.md 3.2). */
public record ChangeZone(String walkerId, ZoneId timeZone, Instant at, boolean automatic) implements WalkerCommand {

    public ChangeZone {
        WalkerStream.checked(walkerId);
    }

    @Override
    @TargetAggregateIdentifier
    public String stream() {
        return WalkerStream.of(walkerId);
    }
}
